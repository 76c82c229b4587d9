import { inject } from '../graph/inject';
import type { TestApp } from './test-app';

/** The token with which tests read /metrics, for METRICS_TOKEN. */
export const METRICS_TOKEN = 'a-token-for-metrics';

/** The values of /metrics by name and labels, such as `sign_ins_total{outcome="DENIED"}`. */
export type MetricValues = ReadonlyMap<string, number>;

/** Reads /metrics. */
export async function readMetrics({ app }: Pick<TestApp, 'app'>): Promise<MetricValues> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const { body } = await inject(app.server, { url: '/metrics', headers });
  return new Map(
    body.split('\n').flatMap((line): [string, number][] => {
      const [, name = '', value] = /^([a-z0-9_]+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      return value === undefined ? [] : [[name, Number(value)]];
    }),
  );
}

/** Returns by how much each metric increased, without those that didn't and without times. */
export function increases(before: MetricValues, after: MetricValues): Record<string, number> {
  return Object.fromEntries(
    [...after]
      .map(([name, value]) => [name, value - (before.get(name) ?? 0)] as const)
      .filter(([name, increase]) => increase !== 0 && /_total(?:\{|$)/.test(name)),
  );
}
