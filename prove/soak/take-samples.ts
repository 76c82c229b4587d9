import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import type { Surroundings } from '../faults/surroundings';
import type { SoakSample } from './judge-soak';

const MEASURING_LIMIT_MS = 30_000;
/** TypeORM's and the migrator's own tables don't grow with use. */
const NOT_DATA = ['migration', 'typeorm_metadata'];

/** Measures a process that has loaded measure-process.js, and the database. */
export async function takeSample(
  { beside }: Pick<Surroundings, 'beside'>,
  {
    pid,
    measuredFile,
    at,
    countHttpConnections,
  }: {
    readonly pid: number;
    readonly measuredFile: string;
    readonly at: number;
    readonly countHttpConnections: () => number;
  },
): Promise<SoakSample> {
  const measured = await measureProcess(pid, measuredFile);
  const httpConnections = countHttpConnections();
  const openFiles = readdirSync(`/proc/${String(pid)}/fd`).length;
  const [status] = await beside.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'");
  // The drill has connections of its own.
  const [connections] = await beside.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS count FROM information_schema.processlist WHERE user = 'service'`,
  );
  return {
    ...{ at, ...measured, httpConnections },
    handles: measured.handles - httpConnections,
    openFiles: openFiles - httpConnections,
    connections: Number(connections[0]?.['count']),
    preparedStatements: Number(status[0]?.['Value']),
    rows: await countRows(beside),
  };
}

async function measureProcess(
  pid: number,
  file: string,
): Promise<Pick<SoakSample, 'externalBytes' | 'handles' | 'heapBytes' | 'residentBytes'>> {
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  const startedAt = performance.now();
  while (!existsSync(file)) {
    if (performance.now() - startedAt > MEASURING_LIMIT_MS)
      throw new Error("The service didn't measure itself.");
    await sleep(20);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Awaited<ReturnType<typeof measureProcess>>;
}

async function countRows(beside: Surroundings['beside']): Promise<Record<string, number>> {
  const [tables] = await beside.query<RowDataPacket[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    if (NOT_DATA.includes(String(name))) continue;
    const [rows] = await beside.query<RowDataPacket[]>('SELECT COUNT(*) AS count FROM ??', [name]);
    counts[String(name)] = Number(rows[0]?.['count']);
  }
  return counts;
}
