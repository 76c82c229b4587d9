import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { freePort } from '../../test/support/servers/production';

/** A value of a query, with its labels. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A Prometheus that reads one process of the service each second. */
export interface Prometheus {
  /** Returns the alerts whose condition is met. They may still wait for their time. */
  alerts(): Promise<ReadonlySet<string>>;
  query(expression: string): Promise<readonly Sample[]>;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 30_000;

/** Starts Prometheus with rules, for the job `access`. Its data is removed with it. */
export async function startPrometheus(
  program: string,
  { target, token, rules }: { readonly target: string; readonly token: string; readonly rules: string },
): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'csa-prometheus-'));
  writeFileSync(join(folder, 'rules.yml'), rules);
  const config = {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: [join(folder, 'rules.yml')],
    scrape_configs: [
      {
        job_name: 'access',
        authorization: { credentials: token },
        static_configs: [{ targets: [target] }],
      },
    ],
  };
  writeFileSync(join(folder, 'prometheus.yml'), stringify(config), { mode: 0o600 });
  const listening = `127.0.0.1:${String(await freePort())}`;
  const child = spawn(
    program,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${listening}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = once(child, 'close');
  const endWithUs = (): boolean => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ask = async (path: string): Promise<unknown> => {
    const response = await fetch(`http://${listening}${path}`);
    const { data } = (await response.json()) as { readonly data: unknown };
    return data;
  };
  const startedAt = performance.now();
  while (!(await fetch(`http://${listening}/-/ready`).catch(() => null))?.ok) {
    if (child.exitCode !== null || performance.now() - startedAt > START_LIMIT_MS)
      throw new Error('Prometheus did not start.');
    await sleep(50);
  }
  return {
    async alerts() {
      const { alerts } = (await ask('/api/v1/alerts')) as {
        readonly alerts: readonly { readonly labels: Readonly<Record<string, string>> }[];
      };
      return new Set(alerts.flatMap(({ labels }) => labels['alertname'] ?? []));
    },
    async query(expression) {
      const { result } = (await ask(`/api/v1/query?query=${encodeURIComponent(expression)}`)) as {
        readonly result: readonly {
          readonly metric: Readonly<Record<string, string>>;
          readonly value: readonly [number, string];
        }[];
      };
      return result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
    },
    async stop() {
      process.off('exit', endWithUs);
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
