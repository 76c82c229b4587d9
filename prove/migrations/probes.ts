import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { messageOf } from '../../src/foundation/message-of';
import { idOf } from './full-database';

/** What others noticed of a migration. */
export interface Noticed {
  /** The longest time for which a statement waited, in milliseconds, and which. */
  readonly mostMs: number;
  readonly statement: string;
  readonly failures: readonly string[];
}

/** Uses the tables as instances do, and measures how long each statement takes. */
export interface Probes {
  /** Returns what was noticed since the last call. Waits for the statements under way. */
  take(): Promise<Noticed>;
  stop(): Promise<void>;
}

const PAUSE_MS = 10;
const NOW = 'UTC_TIMESTAMP(3)';

/** Returns the statements, for a number that no other has. The rows from 0 to `profiles` / 20 exist in all tables but one. */
function statements(number: number, profiles: number): Readonly<Record<string, string>> {
  const row = String((number * 7919) % Math.floor(profiles / 20));
  const request = String((number * 7919) % Math.floor(profiles / 10));
  const identity = idOf('idnt', row);
  const fresh = `'probe_${String(number)}'`;
  return {
    'update account': `UPDATE account SET name = CONCAT('Company ', ${String(number)}) WHERE id = ${idOf('acct', row)}`,
    'update profile': `UPDATE profile SET locale = IF(locale = 'en', 'de', 'en') WHERE id = ${idOf('prof', row)}`,
    'update session': `UPDATE session SET last_seen_at = ${NOW} WHERE id = ${idOf('sess', row)}`,
    'update invitation': `UPDATE invitation SET delivery = IF(delivery = 'SENT', 'DELIVERED', 'SENT') WHERE id = ${idOf('invt', row)}`,
    'update access_request': `UPDATE access_request SET throttled = 1 - throttled WHERE id = ${idOf('areq', request)}`,
    'insert service_plan': `INSERT INTO service_plan (id, account_id, kind, name, starts_at, ends_at)
       VALUES (${fresh}, ${idOf('acct', row)}, 'ENHANCEMENT', 'Plan', ${NOW}, ${NOW})`,
    'insert mail': `INSERT INTO mail (id, template, subject_id, recipient, status, attempts, due_at, created_at, mailbox, message_id)
       VALUES (${fresh}, 'INVITATION', 'subject', 'recipient', 'SENT', 1, ${NOW}, ${NOW}, 'recipient', ${fresh})`,
    'insert audit_event': `INSERT INTO audit_event (id, occurred_at, action, account_id, subject_id, request_id)
       VALUES (${fresh}, ${NOW}, 'INVITATION_SENT', ${idOf('acct', row)}, 'subject', 'request')`,
    'read viewer': `SELECT profile.id, account.name FROM association
       JOIN profile ON profile.id = association.profile_id JOIN account ON account.id = profile.account_id
       WHERE association.identity_id = ${identity} AND association.ended_at IS NULL`,
  };
}

/** Starts a loop for each statement, on a connection of its own. */
export async function startProbes(connect: () => Promise<Connection>, profiles: number): Promise<Probes> {
  let isRunning = true;
  let noticed: { mostMs: number; statement: string; failures: string[] };
  const forget = (): void => void (noticed = { mostMs: 0, statement: '', failures: [] });
  forget();
  let number = 0;
  const underWay = new Map<string, Promise<void>>();
  const send = async (connection: Connection, statement: string): Promise<void> => {
    number += 1;
    const begunAt = performance.now();
    await connection.query(statements(number, profiles)[statement] ?? '').catch((error: unknown) => {
      noticed.failures.push(`${statement}: ${messageOf(error)}`);
    });
    const ms = performance.now() - begunAt;
    if (ms > noticed.mostMs) Object.assign(noticed, { mostMs: ms, statement });
  };
  const repeat = async (connection: Connection, statement: string): Promise<void> => {
    while (isRunning) {
      const sent = send(connection, statement);
      underWay.set(statement, sent);
      await sent;
      await sleep(PAUSE_MS);
    }
    await connection.end();
  };
  const loops: Promise<void>[] = [];
  for (const statement of Object.keys(statements(0, profiles)))
    loops.push(repeat(await connect(), statement));
  return {
    take: async () => {
      await Promise.all(underWay.values());
      const taken = noticed;
      forget();
      return taken;
    },
    stop: async () => {
      isRunning = false;
      await Promise.all(loops);
    },
  };
}
