import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProcessUsage, type ProcessUsage } from '../bench/process-usage';
import { type Config, loadConfig } from '../src/config/config';
import { createDataSource } from '../src/composition/data-source';
import type { Database } from '../src/database/database';
import { openDatabase } from '../src/database/open-database';
import { createSessions } from '../src/identity/database-sessions';
import { describeIdentity } from '../src/identity/microsoft-identity';
import { buildProduction, freePort, type Production, untilReady } from '../test/support/servers/production';
import { recordsIn } from '../test/support/database/records';
import type { HttpRequest } from './hostile-requests';

/** The response to a request. The status is 0 if the connection was closed without one. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** The service as `npm start` runs it, on its own SQLite file. */
export interface BuiltService {
  /** Sends a request, with an administrator's cookie if `signedIn`. */
  send(request: HttpRequest, signedIn: boolean): Promise<HttpAnswer>;
  usage(): ProcessUsage;
  readonly origin: string;
  /** The cookies of administrators, each of their own account. */
  readonly cookies: readonly string[];
  /** How the process ended; null while it runs. */
  ended(): string | null;
  stop(): Promise<void>;
}

const ANSWER_LIMIT_MS = 60_000;

/** Starts the service, with some administrators. By default, builds it first. It ends with this process. */
export async function startBuiltService(
  given: Readonly<Record<string, string>> = {},
  administrators = 1,
  built: Production | null = null,
): Promise<BuiltService> {
  const production = built ?? (await buildProduction());
  process.once('exit', () => production.remove());
  const folder = mkdtempSync(join(tmpdir(), 'prove-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const environment = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${String(port)}`,
    DATABASE_URL: `sqlite:${join(folder, 'prove.sqlite')}`,
    // Nothing listens there.
    MICROSOFT_AUTHORITY: 'http://127.0.0.1:9/common/v2.0',
    MICROSOFT_CLIENT_ID: 'client',
    MICROSOFT_CLIENT_SECRET: 'secret',
    SECRET_KEYS: `prove:${Buffer.alloc(32, 7).toString('base64')}`,
    POSTMARK_URL: 'http://127.0.0.1:9',
    POSTMARK_SERVER_TOKEN: 'token',
    MAIL_FROM: 'no-reply@access.example',
    ...given,
  };
  const people = await signInAdministrators(environment, administrators);
  const [{ token, profileId } = { token: '', profileId: '' }] = people;
  const running = production.run('start', environment);
  let end: string | null = null;
  void running.ended.then(({ code, signal, stderr }) => (end = `${String(signal ?? code)}: ${stderr}`));
  await untilReady(running, `http://127.0.0.1:${String(port)}`);
  const { pid } = running.child;
  if (pid === undefined) throw new Error('The service has no process.');

  return {
    send: (hostile, signedIn) =>
      send(port, hostile, signedIn ? { cookie: `session=${token}`, profileId } : null),
    usage: () => readProcessUsage(pid),
    origin: `http://127.0.0.1:${String(port)}`,
    cookies: people.map((person) => `session=${person.token}`),
    ended: () => end,
    async stop() {
      running.child.kill('SIGTERM');
      await running.ended;
    },
  };
}

interface Administrator {
  readonly token: string;
  readonly profileId: string;
}

async function signInAdministrators(
  environment: Readonly<Record<string, string>>,
  count: number,
): Promise<Administrator[]> {
  const config = loadConfig(environment);
  const database = await openDatabase(createDataSource, { address: config.database, migrate: true });
  const people: Administrator[] = [];
  while (people.length < count) people.push(await signInAdministrator(database, config));
  await database.close();
  return people;
}

async function signInAdministrator(database: Database, config: Config): Promise<Administrator> {
  const identity = describeIdentity(
    { tenantId: randomUUID(), objectId: randomUUID() },
    { name: 'Kim Abercrombie', preferred_username: 'kim@contoso.example' },
  );
  const sessions = createSessions(database, database.clock, config.session);
  const { token } = await sessions.begin({
    identity,
    persistent: false,
    replacedToken: null,
    requestId: 'prove',
  });
  const records = recordsIn(database);
  const account = await records.account();
  const profile = await records.profile({ accountId: account.id, role: 'ADMINISTRATOR' });
  await records.associate(profile, { identity, sessionToken: token, cookie: `session=${token}` });
  return { token, profileId: profile.id };
}

function send(
  port: number,
  { method, path, headers, body }: HttpRequest,
  person: { readonly cookie: string; readonly profileId: string } | null,
): Promise<HttpAnswer> {
  const payload =
    typeof body === 'string' && person ? body.replace('"PROFILE"', `"${person.profileId}"`) : body;
  return new Promise((resolve) => {
    const outgoing = request(
      {
        port,
        method,
        path,
        host: '127.0.0.1',
        agent: false,
        timeout: ANSWER_LIMIT_MS,
        headers: {
          ...(person && { cookie: person.cookie }),
          ...(method === 'POST' && { 'content-length': String(Buffer.byteLength(payload)) }),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('close', () =>
          resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    outgoing.once('timeout', () => outgoing.destroy());
    outgoing.once('error', () => resolve({ status: 0, body: '' }));
    outgoing.end(payload);
  });
}
