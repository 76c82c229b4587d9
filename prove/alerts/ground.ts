import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import { type Mailbox, startMailbox } from '../../src/dev/mailbox/mailbox';
import { type KillableServer, startKillableServer } from '../../test/support/database/private-server';
import type { ServerBinary } from '../../test/support/database/server-binary';
import { connectToServer } from '../../test/support/database/server-database';
import { freePort, type Production, type Running, untilReady } from '../../test/support/servers/production';
import { CLIENT_ID, MicrosoftIssuer } from '../../test/support/stand-ins/microsoft-issuer';
import { startTcpProxy, type TcpProxy } from '../../test/support/stand-ins/tcp-proxy';
import { fillHouseholds, type Household } from '../faults/surroundings';

/** What a cause acts on: one instance of the service, and everything that it depends on. */
export interface Ground {
  readonly origin: string;
  readonly service: Running;
  readonly database: KillableServer;
  /** Connections of the database's administrator, which bypass the proxy. */
  readonly beside: Pool;
  readonly proxy: TcpProxy;
  readonly mailbox: Mailbox;
  readonly microsoft: MicrosoftIssuer;
  readonly households: readonly Household[];
  /** Sends an operation as a person, and returns the response's text. Never rejects. */
  send(query: string, variables?: object, cookie?: string): Promise<string>;
  /** Sends a request, and returns the status; 0 without a response. */
  get(path: string): Promise<number>;
}

/** Everything that the instances depend on, which outlives them. */
export interface Surroundings {
  /** Starts an instance. Waits until it's ready. */
  startService(environment: Readonly<Record<string, string>>): Promise<Ground>;
  close(): Promise<void>;
}

export const METRICS_TOKEN = 'token-of-the-alert-drill';
const HOUSEHOLDS = 8;
const ANSWER_LIMIT_MS = 15_000;

/** Starts the database with people in it, Postmark, and Microsoft. */
export async function startSurroundings(binary: ServerBinary, production: Production): Promise<Surroundings> {
  const database = await startKillableServer(binary, mkdtempSync(join(tmpdir(), 'csa-alerts-')));
  const admin = await connectToServer(database.url);
  await admin.query('CREATE DATABASE access');
  await admin.query(`CREATE USER service IDENTIFIED BY 'service'`);
  await admin.query('GRANT ALL PRIVILEGES ON access.* TO service');
  await admin.end();
  const beside = createPool(`${database.url.replace(/^mariadb:/, 'mysql:')}/access`);
  const proxy = await startTcpProxy({ host: '127.0.0.1', port: Number(new URL(database.url).port) });
  const mailbox = await startMailbox({ port: 0, serverToken: 'token' });
  const microsoft = await MicrosoftIssuer.create();
  await microsoft.listen();
  const common = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATABASE_URL: `${binary.kind}://service:service@127.0.0.1:${String(proxy.port)}/access`,
    MICROSOFT_AUTHORITY: microsoft.authority.href,
    MICROSOFT_CLIENT_ID: CLIENT_ID,
    MICROSOFT_CLIENT_SECRET: microsoft.client.clientSecret,
    SECRET_KEYS: `drill:${Buffer.alloc(32, 7).toString('base64')}`,
    POSTMARK_URL: mailbox.apiUrl.origin,
    POSTMARK_SERVER_TOKEN: 'token',
    MAIL_FROM: 'CustomerSource <no-reply@access.example>',
    MAIL_POLL_MS: '100',
    METRICS_TOKEN,
  };
  const { households } = await fillHouseholds({ ...common, PUBLIC_URL: 'http://localhost:4000' }, HOUSEHOLDS);
  const outer = { database, beside, proxy, mailbox, microsoft, households };
  return {
    async startService(environment) {
      const port = String(await freePort());
      const origin = `http://127.0.0.1:${port}`;
      const own = { PORT: port, PUBLIC_URL: `http://localhost:${port}` };
      const service = production.run('start', { ...common, ...own, ...environment });
      await untilReady(service, origin);
      const usual = households[0]?.administrator.cookie ?? '';
      return {
        ...{ ...outer, origin, service },
        send: (query, variables = {}, cookie = usual) =>
          fetch(`${origin}/graphql`, {
            method: 'POST',
            headers: { cookie, 'content-type': 'application/json' },
            body: JSON.stringify({ query, variables }),
            signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
          }).then(
            (response) => response.text(),
            () => '',
          ),
        get: (path) =>
          fetch(`${origin}${path}`, {
            redirect: 'manual',
            signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
          }).then(
            async (response) => (await response.arrayBuffer(), response.status),
            () => 0,
          ),
      };
    },
    async close() {
      await beside.end();
      await Promise.all([proxy.close(), mailbox.close(), microsoft.close()]);
      await database.stop();
    },
  };
}
