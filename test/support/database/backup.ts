import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { createDataSource } from '../../../src/composition/data-source';
import { parseDatabaseAddress } from '../../../src/database/database-address';
import { connectDataSource } from '../../../src/database/open-database';
import { findProgram } from '../run/programs';
import type { TestDatabase } from './test-database';

/**
 * Backs a database up, and restores it into an empty one, as docs/backup.md describes. The database can be in use.
 *
 * Without MariaDB's programs, and for MySQL, the rows are copied in a consistent snapshot.
 */
export async function backUp(from: TestDatabase, to: TestDatabase): Promise<void> {
  if (from.kind === 'sqlite') return vacuumInto(from.url, to.url);
  const dump = from.kind === 'mariadb' && findProgram(['mariadb-dump']);
  const client = findProgram(['mariadb']);
  return dump && client ? dumpInto(dump, client, from.url, to.url) : copySnapshot(from.url, to.url);
}

async function vacuumInto(from: string, to: string): Promise<void> {
  const dataSource = await connectDataSource(createDataSource, { address: parseDatabaseAddress(from) });
  await dataSource.query('VACUUM INTO ?', [to.replace('sqlite:', '')]);
  await dataSource.destroy();
}

async function dumpInto(dump: string, client: string, from: string, to: string): Promise<void> {
  const argumentsOf = (url: URL): string[] => [
    ...[`--host=${url.hostname}`, `--port=${url.port}`, `--user=${decodeURIComponent(url.username)}`],
    ...[`--password=${decodeURIComponent(url.password)}`, '--protocol=tcp'],
  ];
  const [source, target] = [new URL(from), new URL(to)];
  const dumping = spawn(
    dump,
    [...argumentsOf(source), '--single-transaction', '--hex-blob', '--triggers', source.pathname.slice(1)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const loading = spawn(client, [...argumentsOf(target), target.pathname.slice(1)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ends = Promise.all([once(dumping, 'close'), once(loading, 'close')]);
  await pipeline(dumping.stdout, loading.stdin);
  const codes = (await ends).map(([code]) => code as number | null);
  if (codes.some((code) => code !== 0)) throw new Error(`The programs ended with ${codes.join(' and ')}.`);
}

async function copySnapshot(from: string, to: string): Promise<void> {
  const connect = (url: string): Promise<Connection> =>
    createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), dateStrings: true });
  const [source, target] = [await connect(from), await connect(to)];
  const rowsOf = async (sql: string, values: unknown[] = []): Promise<RowDataPacket[]> =>
    (await source.query<RowDataPacket[]>(sql, values))[0];
  try {
    await source.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await source.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    await target.query('SET foreign_key_checks = 0');
    const columns = await rowsOf(
      `SELECT table_name AS t, GROUP_CONCAT(column_name ORDER BY ordinal_position) AS c
       FROM information_schema.columns
       WHERE table_schema = DATABASE() AND extra NOT LIKE '%GENERATED' GROUP BY table_name`,
    );
    const triggers = await rowsOf('SHOW TRIGGERS');
    for (const { t, c } of columns as { t: string; c: string }[]) {
      const [{ 'Create Table': create } = { 'Create Table': '' }] = await rowsOf('SHOW CREATE TABLE ??', [t]);
      await target.query(String(create));
      const names = c.split(',');
      const rows = await rowsOf('SELECT ?? FROM ??', [names, t]);
      if (rows.length > 0)
        await target.query('INSERT INTO ?? (??) VALUES ?', [
          t,
          names,
          rows.map((row) => names.map((name) => (row as Record<string, unknown>)[name])),
        ]);
    }
    for (const { Trigger: name } of triggers) {
      const [row] = await rowsOf('SHOW CREATE TRIGGER ??', [name]);
      await target.query(String(row?.['SQL Original Statement']));
    }
  } finally {
    await source.end();
    await target.end();
  }
}
