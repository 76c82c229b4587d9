/** `npm run prove:migrations`: see `npm run prove:migrations -- --help`. */
import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { createProgress, type Progress } from '../bench/progress';
import { createDataSource } from '../src/composition/data-source';
import { parseDatabaseAddress } from '../src/database/database-address';
import { applyMigrations } from '../src/database/migrator';
import { connectDataSource } from '../src/database/open-database';
import { startPrivateServer, stopGuard } from '../test/support/database/private-server';
import { RELEASED_SCHEMAS } from '../test/support/database/released-schemas';
import { findServerBinaries, type ServerBinary } from '../test/support/database/server-binary';
import { connectToServer } from '../test/support/database/server-database';
import { fillDatabase, FILLED_TABLES } from './migrations/full-database';
import { type Noticed, startProbes } from './migrations/probes';
import { databaseKind, positiveWhole, runDrillCommand } from './drill-command';

/** How long others may wait for a migration. */
const LONGEST_MS = 1_000;
const WARM_UP_MS = 3_000;
const SCHEMA = 'full_database';

interface Options {
  readonly database: ServerBinary['kind'];
  readonly profiles: number;
}

/** A migration, and what others noticed of it. */
interface Measured extends Noticed {
  readonly name: string;
  readonly seconds: number;
}

async function prove({ database, profiles }: Options): Promise<number> {
  const binary = findServerBinaries().find(({ kind }) => kind === database);
  if (!binary) throw new Error(`This needs the program of ${database}; see docs/testing.md.`);
  const folder = mkdtempSync(join(tmpdir(), 'customersource-migrations-'));
  const logSize = database === 'mysql' ? '--innodb-redo-log-capacity=1G' : '--innodb-log-file-size=512M';
  const server = await startPrivateServer(binary, folder, ['--innodb-buffer-pool-size=2G', logSize]);
  const progress = createProgress(process.stderr);
  try {
    const measured = await measure(server.url, profiles, progress);
    progress.stop();
    process.stdout.write(`${binary.kind} ${binary.version}, ${String(profiles)} profiles\n`);
    process.stdout.write('migration, how long it took, the longest time for which a statement waited\n');
    return measured.filter((each) => !report(each)).length;
  } finally {
    progress.stop();
    await stopGuard(server.guard);
  }
}

async function measure(serverUrl: string, profiles: number, progress: Progress): Promise<Measured[]> {
  const connection = await connectToServer(serverUrl);
  await connection.query(`CREATE DATABASE ${SCHEMA}`);
  await connection.query(`USE ${SCHEMA}`);
  const url = `${serverUrl}/${SCHEMA}`;
  const address = parseDatabaseAddress(url);
  const dataSource = await connectDataSource(createDataSource, { address, statementTimeoutMs: 0 });
  const { migrations } = dataSource;
  const migrateTo = async (newest: number): Promise<void> => {
    Object.assign(dataSource, { migrations: migrations.slice(0, newest + 1) });
    await applyMigrations(dataSource);
  };
  const released = migrations.findIndex(({ name }) => name === RELEASED_SCHEMAS['1.0.0-rc.1']);
  await migrateTo(released);
  progress.begin(`Filling the tables for ${String(profiles)} profiles`, FILLED_TABLES);
  await fillDatabase(connection, profiles, (table) => progress.advance(1, table));
  const probes = await startProbes(() => connectToServer(url), profiles);
  await sleep(WARM_UP_MS);
  await probes.take();
  progress.begin('Migrating', migrations.length - released - 1);
  const measured: Measured[] = [];
  for (const [index, { name = '' }] of migrations.entries()) {
    if (index <= released) continue;
    progress.advance(1, name);
    const begunAt = performance.now();
    await migrateTo(index);
    const seconds = (performance.now() - begunAt) / 1000;
    measured.push({ name, seconds, ...(await probes.take()) });
  }
  await probes.stop();
  await dataSource.destroy();
  await connection.end();
  return measured;
}

/** Prints the line of a migration, and the failures of statements. Returns whether others could work meanwhile. */
function report({ name, seconds, mostMs, statement, failures }: Measured): boolean {
  const isOk = mostMs <= LONGEST_MS && failures.length === 0;
  const waited = `${mostMs.toFixed(0).padStart(6)} ms (${statement})`;
  process.stdout.write(
    `${(isOk ? 'ok' : 'VIOLATION').padEnd(9)} ${name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s ${waited}\n`,
  );
  for (const failure of failures) process.stdout.write(`          ${failure}\n`);
  return isOk;
}

const command = new Command('npm run prove:migrations --')
  .description(
    'Fills a private database server with the schema of release candidate 1, applies each later migration, and measures how long statements such as those of instances wait meanwhile.',
  )
  .option('--database <kind>', 'mariadb or mysql', databaseKind, 'mariadb')
  .option(
    '--profiles <number>',
    'profiles, and as many invitations, mails and audit events',
    positiveWhole,
    1_000_000,
  )
  .addHelpText(
    'after',
    `\nExit codes: 0 if no statement waited for more than a second or failed, 2 if one did, 1 if the drill failed.`,
  )
  .parse();

runDrillCommand(prove(command.opts<Options>()));
