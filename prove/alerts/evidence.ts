import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prometheus } from './prometheus';

const root = join(__dirname, '../..');
const MOST_SAMPLES = 5;

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

/** What the runbook says to look at, and what was seen there. */
export interface Evidence {
  /** The values of each panel that the runbook's section names. */
  readonly panels: Readonly<Record<string, readonly string[]>>;
  /** The messages of the log at level `warn` and above, and how often each was logged. */
  readonly log: Readonly<Record<string, number>>;
  /** The body of /readyz; null if there's no answer. */
  readonly readiness: unknown;
}

/** Returns the titles of the dashboard's panels that a text has in quotation marks. */
export function panelsIn(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title.replace(/\s+/g, ' '));
}

/** Returns an alert's section of the runbook. */
export function sectionOf(alert: string): string {
  const sections = readFileSync(join(root, 'docs/runbook.md'), 'utf8').split(/^## /m);
  return sections.find((section) => section.startsWith(`${alert}\n`)) ?? '';
}

/** Looks at what the runbook says about an alert of an instance, which has written a log. */
export async function lookAt(
  alert: string,
  prometheus: Prometheus,
  { origin, log }: { readonly origin: string; readonly log: string },
): Promise<Evidence> {
  const { panels } = JSON.parse(
    readFileSync(join(root, 'docker/monitoring/grafana/access.json'), 'utf8'),
  ) as { readonly panels: readonly Panel[] };
  const seen: Record<string, string[]> = {};
  for (const title of panelsIn(sectionOf(alert))) {
    const values: string[] = [];
    for (const { expr } of panels.find((panel) => panel.title === title)?.targets ?? []) {
      const samples = await prometheus.query(expr.replaceAll('$__rate_interval', '1m'));
      for (const { labels, value } of samples.slice(0, MOST_SAMPLES))
        values.push(`${Object.values(labels).join(' ')}: ${value.toPrecision(3)}`);
    }
    seen[title] = values;
  }
  const readiness: unknown = await fetch(`${origin}/readyz`).then(
    (response) => response.json(),
    () => null,
  );
  return { panels: seen, log: messagesIn(log), readiness };
}

function messagesIn(output: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of output.split('\n')) {
    if (!line.startsWith('{') || !line.endsWith('}')) continue;
    const { level, msg, code } = JSON.parse(line) as { level: number; msg: string; code?: string };
    const key = code === undefined ? msg : `${msg} (${code})`;
    if (level >= 40) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
