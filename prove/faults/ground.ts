import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool, type Pool } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/composition/data-source';
import { loadConfig } from '../../src/config/config';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import { type Mailbox, startMailbox } from '../../src/dev/mailbox/mailbox';
import { createSessions } from '../../src/identity/database-sessions';
import { describeIdentity } from '../../src/identity/microsoft-identity';
import { hashOfSessionToken } from '../../src/identity/session-token';
import { startKillableServer, type KillableServer } from '../../test/support/database/private-server';
import { recordsIn } from '../../test/support/database/records';
import type { ServerBinary } from '../../test/support/database/server-binary';
import { connectToServer } from '../../test/support/database/server-database';
import { CLIENT_ID, MicrosoftIssuer } from '../../test/support/stand-ins/microsoft-issuer';
import { startTcpProxy, type TcpProxy } from '../../test/support/stand-ins/tcp-proxy';
import type { Programs, ServiceProcess } from './programs';

/** Ends of processes that nobody killed. Each is started again, as by a supervisor. */
export interface Ends {
  /** Those that had served, which they must never do. */
  readonly unexpected: string[];
  /** Those that hadn't, such as starts while the database is down. */
  readonly failedStarts: string[];
}

/** A process of the service that can be killed and frozen. */
export interface Victim {
  readonly name: string;
  /** Where it listens; null for the worker. */
  readonly origin: string | null;
  /** Number of faults and ends that it had, so that a measurement can tell whether it was disturbed. */
  readonly faults: () => number;
  /** Whether its process has started to serve, and isn't frozen. */
  readonly isServing: () => boolean;
  kill(): Promise<void>;
  start(): void;
  freeze(): void;
  thaw(): void;
}

/** A person who's signed in before the load. */
export interface SignedInPerson {
  readonly objectId: string;
  readonly cookie: string;
  readonly tokenHash: string;
}

/** An account of a client of the load, with an administrator and a person with several profiles. */
export interface Household {
  readonly accountId: string;
  readonly accountNumber: string;
  readonly administrator: SignedInPerson & { readonly profileId: string };
  readonly switcher: SignedInPerson & { readonly profileIds: readonly string[] };
}

/** Everything that the drill runs on: a database behind a proxy, two instances, a worker, Postmark and Microsoft. */
export interface Ground {
  readonly database: KillableServer;
  /** Connections of the administrator of the database, which bypass the proxy. */
  readonly beside: Pool;
  readonly proxy: TcpProxy;
  readonly instances: readonly Victim[];
  readonly worker: Victim;
  readonly mailbox: Mailbox;
  readonly microsoft: MicrosoftIssuer;
  readonly publicUrl: string;
  readonly households: readonly Household[];
  readonly given: ReadonlySet<string>;
  readonly ends: Ends;
  readonly source: Pick<DataSource, 'query'>;
  close(): Promise<void>;
}

export const WEBHOOK_AUTHORIZATION = `Basic ${Buffer.from('postmark:a-password-of-the-drill').toString('base64')}`;
const POSTMARK_TOKEN = 'token';
// Longer than the service waits before it searches, so that mails with an unknown outcome are sent twice.
const SEARCH_LAG_MS = 60_000;
const INSTANCES = 2;
const START_LIMIT_MS = 120_000;
const RESTART_MS = 200;

/** Starts everything, with a number of households. */
export async function startGround(
  binary: ServerBinary,
  programs: Programs,
  households: number,
): Promise<Ground> {
  const database = await startKillableServer(binary, mkdtempSync(join(tmpdir(), 'csa-faults-')));
  const closing: (() => Promise<unknown>)[] = [() => database.stop()];
  const close = async (): Promise<void> => {
    for (const each of closing.toReversed()) await each();
  };
  try {
    const admin = await connectToServer(database.url);
    await admin.query('CREATE DATABASE access');
    await admin.query(`CREATE USER service IDENTIFIED BY 'service'`);
    await admin.query('GRANT ALL PRIVILEGES ON access.* TO service');
    await admin.end();
    const beside = createPool({
      uri: `${database.url.replace(/^mariadb:/, 'mysql:')}/access`,
      connectionLimit: 4,
    });
    closing.push(() => beside.end());
    const { port } = new URL(database.url);
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: Number(port) });
    closing.push(() => proxy.close());
    const mailbox = await startMailbox({
      port: 0,
      serverToken: POSTMARK_TOKEN,
      limit: 1_000_000,
      searchLagMs: SEARCH_LAG_MS,
    });
    closing.push(() => mailbox.close());
    const microsoft = await MicrosoftIssuer.create();
    await microsoft.listen();
    closing.push(() => microsoft.close());
    // Each sign-in is that of a new person.
    microsoft.idToken = (claims) => {
      const oid = randomUUID();
      return microsoft.sign({ ...claims, oid, preferred_username: `${oid}@contoso.example` });
    };
    const ports = await freePorts(INSTANCES);
    const publicUrl = `http://localhost:${String(ports[0])}`;
    const environment = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PUBLIC_URL: publicUrl,
      DATABASE_URL: `${binary.kind}://service:service@127.0.0.1:${String(proxy.port)}/access`,
      MICROSOFT_AUTHORITY: microsoft.authority.href,
      MICROSOFT_CLIENT_ID: CLIENT_ID,
      MICROSOFT_CLIENT_SECRET: microsoft.client.clientSecret,
      SECRET_KEYS: `drill:${Buffer.alloc(32, 7).toString('base64')}`,
      POSTMARK_URL: mailbox.apiUrl.origin,
      POSTMARK_SERVER_TOKEN: POSTMARK_TOKEN,
      POSTMARK_WEBHOOK_PASSWORDS: 'a-password-of-the-drill',
      MAIL_FROM: 'CustomerSource <no-reply@access.example>',
      MAIL_WORKER: 'off',
      MAIL_POLL_MS: '100',
      MAIL_LEASE_MS: '5000',
      MAIL_CONFIRM_AFTER_MS: '500',
      LOG_LEVEL: 'warn',
    };
    const filled = await fillHouseholds({ ...environment, PORT: String(ports[0]) }, households);
    const ends: Ends = { unexpected: [], failedStarts: [] };
    const victim = (program: 'service' | 'worker', name: string, itsPort?: number): Victim => {
      const its =
        itsPort === undefined
          ? // It reports in its log that it has started.
            { ...environment, LOG_LEVEL: 'info' }
          : { ...environment, PORT: String(itsPort) };
      const made = createVictim(programs, { program, name, environment: its }, ends);
      closing.push(() => made.kill());
      return made;
    };
    const instances = ports.map((each, index) => victim('service', `instance ${String(index + 1)}`, each));
    const worker = victim('worker', 'worker');
    const ground: Ground = {
      ...{ database, beside, proxy, instances, worker, mailbox, microsoft, publicUrl, ends },
      ...filled,
      source: {
        query: async <Rows>(sql: string) => (await beside.query(sql))[0] as Rows,
      },
      close,
    };
    const isEnded = (): boolean => ends.failedStarts.length > 0;
    const ready = await Promise.all(
      instances.map(({ origin }) => untilReady(origin ?? '', START_LIMIT_MS, isEnded)),
    );
    if (ready.includes(null)) throw new Error(`The service didn't start. ${ends.failedStarts.join('\n')}`);
    return ground;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Finds ports below those that systems assign, or another program could get them while an instance is down. */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(randomInt(20_000, 32_000), '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    ports.add((server.address() as AddressInfo).port);
    server.close();
    await once(server, 'close');
  }
  return [...ports];
}

function createVictim(
  programs: Programs,
  {
    program,
    name,
    environment,
  }: {
    readonly program: 'service' | 'worker';
    readonly name: string;
    readonly environment: Readonly<Record<string, string>>;
  },
  ends: Ends,
): Victim {
  const origin = environment['PORT'] === undefined ? null : `http://127.0.0.1:${environment['PORT']}`;
  let isFrozen = false;
  let hasServed = false;
  let isWanted = false;
  let faults = 0;
  let running: ServiceProcess;
  const start = (): void => {
    const own = programs.start(program, environment);
    running = own;
    hasServed = false;
    isWanted = true;
    const isOver = (): boolean => running !== own || !isWanted;
    void untilServing(own, origin, isOver).then((serves) => {
      if (!isOver()) hasServed = serves;
    });
    void own.ended.then(async (output) => {
      if (isOver()) return;
      (hasServed ? ends.unexpected : ends.failedStarts).push(`${name}: ${output}`);
      hasServed = false;
      faults += 1;
      await sleep(RESTART_MS);
      if (!isOver()) start();
    });
  };
  start();
  return {
    name,
    origin,
    faults: () => faults,
    isServing: () => hasServed && !isFrozen,
    async kill() {
      hasServed = false;
      isFrozen = false;
      isWanted = false;
      faults += 1;
      running.child.kill('SIGKILL');
      await running.ended;
    },
    start,
    freeze() {
      isFrozen = true;
      faults += 1;
      running.child.kill('SIGSTOP');
    },
    thaw() {
      running.child.kill('SIGCONT');
      isFrozen = false;
    },
  };
}

/** Waits until a process serves for the first time, or is over. Returns whether it does. */
async function untilServing(
  { child }: ServiceProcess,
  origin: string | null,
  isOver: () => boolean,
): Promise<boolean> {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  while (!isOver() && child.exitCode === null && child.signalCode === null) {
    if (origin === null && output.includes('delivering mail')) return true;
    if (origin !== null && (await fetch(`${origin}/livez`).catch(() => null))?.ok === true) return true;
    await sleep(100);
  }
  return false;
}

/** Waits until an instance is ready. Returns the milliseconds that it took; null if it took too long. */
export async function untilReady(
  origin: string,
  limitMs: number,
  isDisturbed: () => boolean = () => false,
): Promise<number | null> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < limitMs && !isDisturbed()) {
    const response = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(3_000) }).catch(
      () => null,
    );
    await response?.arrayBuffer().catch(() => null);
    if (response?.status === 200) return performance.now() - startedAt;
    await sleep(20);
  }
  return null;
}

/** Migrates the database of an environment, and adds households to it. */
export async function fillHouseholds(
  environment: Readonly<Record<string, string>>,
  households: number,
): Promise<Pick<Ground, 'given' | 'households'>> {
  const config = loadConfig(environment);
  const address = parseDatabaseAddress(environment['DATABASE_URL'] ?? '');
  const database = await openDatabase(createDataSource, { address, migrate: true });
  const sessions = createSessions(database, database.clock, config.session);
  const records = recordsIn(database);
  const given = new Set<string>();
  const made: Household[] = [];
  for (let index = 0; index < households; index += 1) {
    const account = await records.account({ number: `C-${String(1000 + index)}` });
    const person = async (role: 'ADMINISTRATOR' | 'MEMBER', profiles: number) => {
      const objectId = randomUUID();
      const identity = describeIdentity(
        { tenantId: randomUUID(), objectId },
        { name: 'Kim Akers', preferred_username: 'kim@contoso.example' },
      );
      const begun = { identity, persistent: true, replacedToken: null, requestId: 'drill' };
      const { token } = await sessions.begin(begun);
      const cookie = `session=${token}`;
      const signedIn = { identity, sessionToken: token, cookie };
      const profileIds: string[] = [];
      for (let count = 0; count < profiles; count += 1) {
        const profile = await records.profile({ accountId: account.id, role, isAssociated: true });
        const { id } = await records.associate(profile, signedIn);
        given.add(profile.id).add(id);
        profileIds.push(profile.id);
      }
      return { objectId, cookie, tokenHash: hashOfSessionToken(token), profileIds };
    };
    const { profileIds, ...administrator } = await person('ADMINISTRATOR', 1);
    made.push({
      accountId: account.id,
      accountNumber: account.number,
      administrator: { ...administrator, profileId: profileIds[0] ?? '' },
      switcher: await person('MEMBER', 3),
    });
  }
  await database.close();
  return { households: made, given };
}
