import { type App, createApp } from '../../../src/composition/app';
import { loadConfig } from '../../../src/config/config';
import { createDataSource } from '../../../src/composition/data-source';
import type { Database } from '../../../src/database/database';
import { openDatabase } from '../../../src/database/open-database';
import { chooseFreePorts } from '../../../src/dev/free-ports';
import {
  type IdentityProvider,
  startIdentityProvider,
} from '../../../src/dev/identity-provider/identity-provider';
import { type Mailbox, startMailbox } from '../../../src/dev/mailbox/mailbox';
import { people } from '../../../src/dev/people';
import { fillSampleData } from '../../../src/dev/sample-data';
import { portalFolder } from '../browser/built-portal';
import { createTestDatabase } from '../database/test-database';

/** The service on a database with the sample data, and its dependencies, as with `npm run dev`. */
export interface DevStack {
  /** The origin at which browsers reach the service, without a trailing slash. */
  readonly url: string;
  readonly app: App;
  readonly database: Database;
  readonly mailbox: Mailbox;
  /** The URL for Postmark's reports, with its credentials. */
  readonly webhookUrl: URL;
  readonly identityProvider: IdentityProvider;
  /** Stops everything. Drops the database unless it was the caller's. */
  close(): Promise<void>;
}

const CLIENT = { clientId: 'customersource-access-test', clientSecret: 'secret-of-the-test-client' };
const POSTMARK_TOKEN = 'token-of-the-test-mailbox';
const WEBHOOK_PASSWORD = 'password-of-the-test-mailbox';

/**
 * Starts the service with the real development identity provider and mailbox, each on a free port. Nothing is mocked.
 *
 * `databaseUrl` is the URL of an empty database. By default, a new SQLite file is used. `environment` overrides
 * variables of the configuration.
 */
export async function startDevStack(
  options: { readonly databaseUrl?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<DevStack> {
  const ports = await chooseFreePorts({ service: 0, identityProvider: 0, mailbox: 0 });
  const url = `http://localhost:${ports.service}`;
  const own = options.databaseUrl === undefined ? await createTestDatabase('sqlite') : null;
  const client = {
    ...CLIENT,
    redirectUris: [`${url}/auth/callback`],
    postLogoutRedirectUris: [`${url}/`],
  };
  const config = loadConfig({
    HOST: '127.0.0.1',
    PORT: String(ports.service),
    PUBLIC_URL: url,
    DATABASE_URL: options.databaseUrl ?? own?.url,
    MICROSOFT_AUTHORITY: `http://localhost:${ports.identityProvider}/common/v2.0`,
    MICROSOFT_CLIENT_ID: CLIENT.clientId,
    MICROSOFT_CLIENT_SECRET: CLIENT.clientSecret,
    SECRET_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    POSTMARK_URL: `http://localhost:${ports.mailbox}`,
    POSTMARK_SERVER_TOKEN: POSTMARK_TOKEN,
    POSTMARK_WEBHOOK_PASSWORDS: WEBHOOK_PASSWORD,
    MAIL_FROM: 'CustomerSource <customersource@customersource.example>',
    MAIL_POLL_MS: '50',
    CUSTOMERSOURCE_LINKS: 'PRODUCT_UPDATES=https://customersource.example/updates',
    PARTNERSOURCE_LINKS: 'TRAINING=https://partnersource.example/training',
    CONTACT_EMAIL: 'itmbssup@microsoft.com',
    PRIVACY_URL: 'https://customersource.example/privacy',
    LOG_LEVEL: 'silent',
    ...options.environment,
  });

  const [identityProvider, mailbox, database] = await Promise.all([
    startIdentityProvider({ port: ports.identityProvider, clients: [client], people }),
    startMailbox({ port: ports.mailbox, serverToken: POSTMARK_TOKEN }),
    openDatabase(createDataSource, { address: config.database, migrate: true }),
  ]);
  await fillSampleData(database, new Date());
  const app = await createApp({ config, database, portalFolder });
  await app.listen();

  return {
    url,
    app,
    database,
    mailbox,
    webhookUrl: new URL(`http://postmark:${WEBHOOK_PASSWORD}@localhost:${ports.service}/webhooks/postmark`),
    identityProvider,
    async close() {
      await app.close();
      await Promise.all([identityProvider.close(), mailbox.close()]);
      await own?.drop();
    },
  };
}
