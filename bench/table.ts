import type { ServerSummary } from './summary';
import type { WorkloadName } from './workloads';

/** Renders the summaries as a Markdown table for each workload, and one for memory and start time. */
export function writeTables(
  servers: readonly ServerSummary[],
  workloads: readonly { readonly name: WorkloadName; readonly description: string }[],
): string {
  const parts = workloads.map(({ name, description }) =>
    [
      `**${name}** – ${description}:`,
      '',
      row(['', 'CPU, × floor', 'quartiles', 'CPU ms', 'SQL', 'requests/s', 'p50 ms', 'p99 ms']),
      row(['---', ...Array<string>(7).fill('---:')]),
      ...servers.map(({ label, workloads: own }) => {
        const summary = own.get(name);
        if (!summary) return row([label]);
        const { ratio, cpuMsPerRequest, statementsPerRequest, requestsPerSecond, p50Ms, p99Ms } = summary;
        return row([
          ...[label, ratio.median.toFixed(2), `${ratio.lower.toFixed(2)}–${ratio.upper.toFixed(2)}`],
          ...[cpuMsPerRequest.toFixed(3), statementsPerRequest.toFixed(1), requestsPerSecond.toFixed(0)],
          ...[p50Ms.toFixed(1), p99Ms.toFixed(1)],
        ]);
      }),
      '',
    ].join('\n'),
  );
  const resources = [
    '**Memory and start:**',
    '',
    row(['', 'resident MiB', 'first answer ms']),
    row(['---', '---:', '---:']),
    ...servers.map(({ label, residentMiB, firstAnswerMs }) =>
      row([label, residentMiB.toFixed(0), firstAnswerMs.toFixed(0)]),
    ),
    '',
  ].join('\n');
  return [...parts, resources].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
