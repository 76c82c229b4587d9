import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/composition/data-source';
import { loadConfig } from '../../src/config/config';
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

/** The database server of a drill. */
export interface DrillDatabase {
  readonly kind: 'mariadb' | 'mysql';
  /** Its address for administrators, without a database. */
  readonly adminUrl: string;
}

/** What instances of the service need: a database with data, Postmark and Microsoft. */
export interface Surroundings {
  /** Connections of the administrator of the database. */
  readonly beside: Pool;
  readonly mailbox: Mailbox;
  readonly microsoft: MicrosoftIssuer;
  /** Environment variables of instances and workers, except for `PORT`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Returns the value of `DATABASE_URL` on another port. */
  databaseUrlAt(port: number): string;
  readonly households: readonly Household[];
  readonly given: ReadonlySet<string>;
  readonly source: Pick<DataSource, 'query'>;
  close(): Promise<void>;
}

export const WEBHOOK_AUTHORIZATION = `Basic ${Buffer.from('postmark:a-password-of-the-drill').toString('base64')}`;
const POSTMARK_TOKEN = 'token';
// Longer than the service waits before it searches for a mail, so that some are sent twice. Shorter than it waits before it
// searches again for an obsolete one, so that it must find each that was sent.
const SEARCH_LAG_MS = 1_500;

/** Starts the surroundings with a private database server. */
export async function startSurroundings(
  binary: ServerBinary,
  options: SurroundingsOptions,
): Promise<Surroundings & { readonly database: KillableServer }> {
  const database = await startKillableServer(binary, mkdtempSync(join(tmpdir(), 'csa-drill-')));
  try {
    const surroundings = await startSurroundingsOf({ kind: binary.kind, adminUrl: database.url }, options);
    const close = async (): Promise<void> => {
      await surroundings.close();
      await database.stop();
    };
    return { ...surroundings, database, close };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** The options of `startSurroundings`. */
export interface SurroundingsOptions {
  readonly households: number;
  readonly publicUrl: string;
  /** Further environment variables of instances and workers. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the surroundings of a database server: creates the database `access`, and fills it with a number of households. */
export async function startSurroundingsOf(
  { kind, adminUrl }: DrillDatabase,
  { households, publicUrl, environment: given }: SurroundingsOptions,
): Promise<Surroundings> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const each of closing.toReversed()) await each();
  };
  try {
    const admin = await connectToServer(adminUrl);
    await admin.query('CREATE DATABASE access');
    await admin.query(`CREATE USER service IDENTIFIED BY 'service'`);
    await admin.query('GRANT ALL PRIVILEGES ON access.* TO service');
    await admin.end();
    const beside = createPool({
      uri: `${adminUrl.replace(/^mariadb:/, 'mysql:')}/access`,
      connectionLimit: 4,
    });
    closing.push(() => beside.end());
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
    const databaseUrlAt = (port: number): string =>
      `${kind}://service:service@127.0.0.1:${String(port)}/access`;
    const environment = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PUBLIC_URL: publicUrl,
      DATABASE_URL: databaseUrlAt(Number(new URL(adminUrl).port)),
      MICROSOFT_AUTHORITY: microsoft.authority.href,
      MICROSOFT_CLIENT_ID: CLIENT_ID,
      MICROSOFT_CLIENT_SECRET: microsoft.client.clientSecret,
      SECRET_KEYS: `drill:${Buffer.alloc(32, 7).toString('base64')}`,
      POSTMARK_URL: mailbox.apiUrl.origin,
      POSTMARK_SERVER_TOKEN: POSTMARK_TOKEN,
      POSTMARK_WEBHOOK_PASSWORDS: 'a-password-of-the-drill',
      MAIL_FROM: 'CustomerSource <no-reply@access.example>',
      MAIL_POLL_MS: '100',
      MAIL_LEASE_MS: '5000',
      MAIL_CONFIRM_AFTER_MS: '500',
      LOG_LEVEL: 'warn',
      ...given,
    };
    const filled = await fillHouseholds(environment, households);
    const source = {
      query: async <Rows>(sql: string) => (await beside.query(sql))[0] as Rows,
    };
    return { beside, mailbox, microsoft, environment, databaseUrlAt, source, close, ...filled };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Finds ports below those that systems assign, or another program could get them while an instance is down. */
export async function freePorts(count: number): Promise<number[]> {
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

/** Migrates the database of an environment, and adds households to it. */
export async function fillHouseholds(
  environment: Readonly<Record<string, string>>,
  households: number,
): Promise<Pick<Surroundings, 'given' | 'households'>> {
  const config = loadConfig(environment);
  const database = await openDatabase(createDataSource, { address: config.database, migrate: true });
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
