import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { createDataSource } from '../../../src/composition/data-source';
import type { Database } from '../../../src/database/database';
import { parseDatabaseAddress } from '../../../src/database/database-address';
import { DatabaseUnavailableError } from '../../../src/database/database-error';
import { openDatabase } from '../../../src/database/open-database';
import { text } from '../../../src/database/row';
import { startPrivateServer, stopGuard } from '../database/private-server';
import type { ServerBinary } from '../database/server-binary';
import { connectToServer } from '../database/server-database';
import { startTcpProxy, type TcpProxy } from '../stand-ins/tcp-proxy';

/** The ways to cut connections to a server. */
export const CUTS = ['reset', 'killed', 'unreachable', 'restarted'] as const;
export type Cut = (typeof CUTS)[number];

/** The results of reads and writes while connections were cut. */
export interface CutsProof {
  readonly read: number;
  readonly written: number;
  /** Reads and writes that failed as expected, with DatabaseUnavailableError. */
  readonly unavailable: number;
  /** All other errors. Empty if everything works. */
  readonly unexpected: readonly string[];
  /** Acknowledged writes that aren't in the database. 0 if everything works. */
  readonly lost: number;
}

const READERS = 40;
const WRITERS = 4;

/** Repeatedly cuts the connections to a private server while 40 readers and 4 writers use them. */
export async function proveCuts(binary: ServerBinary, cut: Cut, times: number): Promise<CutsProof> {
  const server = await startPrivateServer(binary, mkdtempSync(join(tmpdir(), 'csa-cuts-')));
  try {
    const admin = await connectToServer(server.url);
    await admin.query('CREATE DATABASE access');
    await admin.query(`CREATE USER service IDENTIFIED BY 'service'`);
    await admin.query('GRANT ALL PRIVILEGES ON access.* TO service');
    await admin.end();
    const { port } = new URL(server.url);
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: Number(port) });
    const address = parseDatabaseAddress(
      `${binary.kind}://service:service@127.0.0.1:${String(proxy.port)}/access`,
    );
    const database = await openDatabase(createDataSource, { address, migrate: true });
    const proof = await useWhile(database, async () => {
      for (let time = 0; time < times; time += 1) {
        await cutOnce(cut, proxy, server.url);
        await sleep(10 + Math.random() * 40);
      }
    });
    await database.close();
    await proxy.close();
    return proof;
  } finally {
    await stopGuard(server.guard);
  }
}

async function cutOnce(cut: Cut, proxy: TcpProxy, serverUrl: string): Promise<void> {
  if (cut === 'reset') {
    proxy.reset();
  } else if (cut === 'unreachable') {
    await proxy.goDown();
    await sleep(20);
    await proxy.comeBack();
  } else {
    const admin = await connectOnceUp(serverUrl);
    if (cut === 'killed') {
      const [rows] = await admin.query<RowDataPacket[]>(
        `SELECT id AS id FROM information_schema.processlist WHERE user = 'service'`,
      );
      // Fails if the connection has already ended.
      for (const { id } of rows as { id: number }[]) await admin.query('KILL ?', [id]).catch(() => undefined);
      await admin.end();
    } else {
      // A server that is shutting down may still accept connections.
      await admin.query('SHUTDOWN').catch(() => undefined);
      admin.destroy();
      await (await connectOnceUp(serverUrl)).end();
    }
  }
}

async function connectOnceUp(serverUrl: string): ReturnType<typeof connectToServer> {
  for (;;) {
    const connection = await connectToServer(serverUrl).catch(() => null);
    if (connection) return connection;
    await sleep(20);
  }
}

async function useWhile(database: Database, cutting: () => Promise<void>): Promise<CutsProof> {
  const proof = { read: 0, written: 0, unavailable: 0 };
  const unexpected: string[] = [];
  const acknowledged: string[] = [];
  let isOver = false;
  const use = async (once: () => Promise<void>): Promise<void> => {
    while (!isOver) {
      try {
        await once();
      } catch (error) {
        if (error instanceof DatabaseUnavailableError) proof.unavailable += 1;
        else unexpected.push(String(error));
        await sleep(5);
      }
    }
  };
  const readers = Array.from({ length: READERS }, (_, index) =>
    use(async () => {
      const sql = 'SELECT name FROM migration WHERE id > ?';
      await (index % 2 === 0 ? database.selectPrepared(sql, [0]) : database.select(sql, [0]));
      proof.read += 1;
    }),
  );
  const writers = Array.from({ length: WRITERS }, (_, index) =>
    use(async () => {
      const key = `${String(index)}-${String(proof.written)}-${String(Math.random())}`;
      await database.write((manager) =>
        manager.query(`INSERT INTO rate_limit (limit_key, points, expires_at_ms) VALUES (?, 1, 1)`, [key]),
      );
      acknowledged.push(key);
      proof.written += 1;
    }),
  );
  await cutting();
  // Each must succeed once more.
  const [readBefore, writtenBefore] = [proof.read, proof.written];
  while (proof.read < readBefore + READERS || proof.written < writtenBefore + WRITERS) await sleep(10);
  isOver = true;
  await Promise.all([...readers, ...writers]);
  const kept = new Set(
    (await database.select('SELECT limit_key FROM rate_limit', [])).map((row) => text(row, 'limit_key')),
  );
  return { ...proof, unexpected, lost: acknowledged.filter((key) => !kept.has(key)).length };
}
