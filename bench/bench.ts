import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import { buildProduction, type Production } from '../test/support/servers/production';
import { issueAccessTokens } from './access-tokens';
import { type BenchDatabase, startBenchDatabase } from './bench-database';
import type { BenchOptions } from './command-line';
import { compareAnswers } from './compare-answers';
import { BASE, BY_TOKEN, type Contender, listContenders } from './contenders';
import { type Dataset, type DatasetSize, planDataset, SMALL_SIZE, timesSize, USUAL_SIZE } from './dataset';
import { fillDatabase } from './fill-database';
import { runLoad } from './load';
import { countSlices, measure } from './measure';
import { migrateDatabase } from './migrate-database';
import { compilePeers, installPeerPackages } from './peer-packages';
import { drawPlot } from './plot';
import type { Progress } from './progress';
import { randomFrom } from './random';
import { type RunningServer, startServer } from './server-process';
import { median } from './statistics';
import { summarize } from './summary';
import { writeTables } from './table';
import { createWorkloads, viewerOfEach } from './workloads';

const FULL = { starts: 5, rounds: 11, sliceMs: 1_600, warmUpRequests: 5_000, compared: 50 };
const QUICK = { starts: 1, rounds: 3, sliceMs: 250, warmUpRequests: 400, compared: 15 };

/**
 * Fills a private database, starts every server on it, compares their responses, measures them, and writes the table
 * and the plot. With `check`, it only compares. Returns the text to print.
 *
 * Throws AnswersDifferError if two servers respond differently, and Errors for other failures. Stops everything, even
 * after a failure.
 */
export async function bench(options: BenchOptions, progress: Progress): Promise<string> {
  const size = options.check ? SMALL_SIZE : timesSize(USUAL_SIZE, options.rows);
  const started: (() => Promise<void> | void)[] = [];
  try {
    progress.begin('Building and compiling', 1);
    await installPeerPackages();
    const [production] = await Promise.all([buildProduction(), compilePeers()]);
    started.push(() => production.remove());

    const database = await startBenchDatabase();
    started.push(() => database.stop());
    const dataset = planDataset(size, options.seed, new Date());
    await migrateDatabase(production, database.url);
    progress.begin('Filling the database', size.accounts * 2 + size.profiles * 1.16 + size.associations);
    await fillDatabase(database.connection, dataset, (added) => progress.advance(added));
    return await compareAndMeasure(options, { size, dataset, database, production }, started, progress);
  } finally {
    progress.stop();
    for (const stop of started.reverse()) await stop();
  }
}

interface Prepared {
  readonly size: DatasetSize;
  readonly dataset: Dataset;
  readonly database: BenchDatabase;
  readonly production: Production;
}

async function compareAndMeasure(
  options: BenchOptions,
  { size, dataset, database, production }: Prepared,
  started: (() => Promise<void> | void)[],
  progress: Progress,
): Promise<string> {
  const plan = options.quick ? QUICK : FULL;
  const { seed, connections } = options;
  const rounds = options.rounds ?? plan.rounds;
  const workloads = createWorkloads(dataset);
  const callers = isChosen(options, BY_TOKEN) ? dataset.people : [];
  progress.begin('Signing access tokens', callers.length);
  const tokens = await issueAccessTokens(callers, (signed) => progress.advance(signed));
  started.push(() => tokens.stop());
  const contenders = listContenders(production.folder, tokens).filter(
    ({ name }) => name === BASE || isChosen(options, name),
  );

  progress.begin('Starting the servers', contenders.length * plan.starts);
  const probe = {
    cookie: dataset.people[0]?.cookie ?? '',
    body: workloads[0]?.next(randomFrom(seed)).body ?? '',
  };
  const start = async (contender: Contender): Promise<RunningServer> => {
    const server = await startServer(contender, { databaseUrl: database.url, connections, probe });
    started.push(() => server.stop());
    progress.advance(1, contender.name);
    return server;
  };
  const servers = await startServers(contenders, start, plan.starts);

  progress.begin('Comparing the answers', 1);
  await compareAnswers(servers, workloads, { requests: plan.compared, random: randomFrom(seed) });
  if (options.check) return `${String(servers.length)} servers answer alike.\n`;

  const byToken = servers.find(({ name }) => name === BY_TOKEN);
  if (byToken) {
    // A token's signature is verified with its first request. Clients send many with a token.
    progress.begin('Verifying access tokens', 1);
    const warmUp = { milliseconds: 0, least: callers.length, connections, random: randomFrom(seed) };
    await runLoad(byToken.client, viewerOfEach(dataset), warmUp);
  }

  progress.begin('Measuring', countSlices(servers.length, workloads.length, rounds));
  const measurement = await measure(servers, workloads, {
    ...{ rounds, connections, seed, sliceMs: plan.sliceMs, warmUpRequests: plan.warmUpRequests },
    countStatements: () => database.countStatements(),
    onSlice: ({ name }, workload) => progress.advance(1, `${workload.name} ${name}`),
  });
  progress.stop();

  const summaries = summarize(servers, measurement, BASE);
  const report = `${describeRun(size, database, { ...plan, rounds, connections })}\n\n${writeTables(summaries, workloads)}`;
  const name = `${options.rows === 1 ? 'usual' : `x${String(options.rows)}`}${options.quick ? '-quick' : ''}`;
  mkdirSync(options.output, { recursive: true });
  writeFileSync(join(options.output, `${name}.md`), report);
  const plot = drawPlot(
    summaries,
    workloads.map((workload) => workload.name),
  );
  writeFileSync(join(options.output, `${name}.svg`), plot);
  return `\n${report}\nWritten to ${join(options.output, `${name}.md`)} and ${name}.svg.\n`;
}

/** Starts each server several times, in interleaved rounds, and keeps the last ones with the median of their starts. */
async function startServers(
  contenders: readonly Contender[],
  start: (contender: Contender) => Promise<RunningServer>,
  times: number,
): Promise<RunningServer[]> {
  const startsOf = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 1; round < times; round += 1)
    for (const contender of contenders) {
      const { firstAnswerMs, stop } = await start(contender);
      startsOf.get(contender.name)?.push(firstAnswerMs);
      await stop();
    }
  const servers: RunningServer[] = [];
  for (const contender of contenders) {
    const server = await start(contender);
    const starts = [...(startsOf.get(contender.name) ?? []), server.firstAnswerMs];
    servers.push({ ...server, firstAnswerMs: median(starts) });
  }
  return servers;
}

function isChosen({ only }: BenchOptions, name: string): boolean {
  return only?.includes(name) ?? true;
}

function describeRun(
  size: DatasetSize,
  { version }: BenchDatabase,
  { rounds, sliceMs, connections }: { rounds: number; sliceMs: number; connections: number },
): string {
  const count = (value: number): string => value.toLocaleString('en');
  const processors = cpus();
  return [
    `${count(size.accounts)} accounts, ${count(size.profiles)} profiles, ${count(size.associations)} associations;`,
    `${version}, Node.js ${process.versions.node}, ${platform()} ${arch()}, ${String(processors.length)} × ${processors[0]?.model.trim() ?? 'unknown processor'};`,
    `${String(rounds)} rounds of ${String(sliceMs / 1000)} s with ${String(connections)} requests at a time, ${new Date().toISOString().slice(0, 10)}.`,
  ].join('\n');
}
