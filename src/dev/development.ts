import { createApp } from '../composition/app';
import { loadConfig } from '../config/config';
import { resourceKinds } from '../config/portal-settings';
import { createDataSource } from '../composition/data-source';
import type { Database } from '../database/database';
import { openDatabase } from '../database/open-database';
import type { LimitSettings } from '../rate-limit/limits';
import { api, mobile, supportCases, web } from './applications';
import type { Places } from './banner';
import type { Ports } from './command-line';
import type { DataFolder } from './data-folder';
import { serveDevelopmentPage } from './development-page';
import { serveGraphiql } from './graphiql';
import { startIdentityProvider } from './identity-provider/identity-provider';
import { startMailbox } from './mailbox/mailbox';
import { people, tenantIds } from './people';
import { buildPortal } from './portal';
import { refuseOtherHosts } from './refuse-other-hosts';
import { readSampleOperations, type SampleOperation } from './sample-operations';
import { fillSampleData } from './sample-data';
import { serveSandbox } from './sandbox';
import { reasonOf, StartUpError } from './start-up-error';

/** The service and its dependencies, running in this process. */
export interface Development {
  readonly places: Places;
  /** The operations to try in GraphiQL. */
  readonly samples: readonly SampleOperation[];
  /** Stops everything. The data is kept. */
  close(): Promise<void>;
}

// Public, and only valid for the stand-in on this computer.
const POSTMARK_TOKEN = 'not-a-token-in-development';
const WEBHOOK_PASSWORD = 'not-a-secret-in-development';

// Developers often repeat actions, and an address that has reached its limit gets no mail and no error.
const GENEROUS = { points: 10_000, seconds: 60 };
const GENEROUS_LIMITS: LimitSettings = {
  sendInvitePerPerson: GENEROUS,
  batchInvitesPerPerson: GENEROUS,
  sendInvitePerRecipient: GENEROUS,
  requestInvitesPerPerson: GENEROUS,
  requestInvitesPerRecipient: GENEROUS,
  requestAccessPerPerson: GENEROUS,
  requestAccessPerAccount: GENEROUS,
  contactPartnerPerPerson: GENEROUS,
  contactPartnerPerAccount: GENEROUS,
  contactAdministratorsPerPerson: GENEROUS,
  contactAdministratorsPerAccount: GENEROUS,
  tokenPerCaller: GENEROUS,
};

/**
 * Starts the identity provider, the mailbox and the service, on a migrated SQLite database with sample data.
 *
 * The service is the same as with `npm start`, except for its configuration, Sandbox, GraphiQL and /dev. Pages of `alsoAllowedOrigin`
 * can call the graph, too.
 *
 * @throws StartUpError if the data can't be used. What has started then runs until the process exits.
 */
export async function startDevelopment(
  ports: Ports,
  data: DataFolder,
  options: { readonly alsoAllowedOrigin?: URL } = {},
): Promise<Development> {
  const publicUrl = new URL(`http://localhost:${ports.service}`);

  const client = {
    ...web,
    redirectUris: [new URL('/auth/callback', publicUrl).href],
    postLogoutRedirectUris: [publicUrl.href],
  };
  const [identityProvider, mailbox, database, portalFolder] = await Promise.all([
    startIdentityProvider({
      port: ports.identityProvider,
      clients: [client, mobile, supportCases],
      apis: [api],
      people,
    }),
    startMailbox({
      port: ports.mailbox,
      serverToken: POSTMARK_TOKEN,
      webhook: {
        url: new URL(`http://postmark:${WEBHOOK_PASSWORD}@localhost:${ports.service}/webhooks/postmark`),
      },
    }),
    openSampleDatabase(data),
    buildPortal(),
  ]);
  const config = {
    ...loadConfig(environmentOf(ports, data, publicUrl, options.alsoAllowedOrigin)),
    limits: GENEROUS_LIMITS,
  };
  const samples = await readSampleOperations(database, new URL('/auth/sign-in', publicUrl));
  const app = await createApp({
    ...{ config, database, portalFolder },
    extend: async (server) => {
      serveSandbox(server, samples[0]);
      serveGraphiql(server, samples);
      await serveDevelopmentPage(server, { database, mailbox: mailbox.pageUrl });
      refuseOtherHosts(server.server);
    },
  });
  await app.listen();

  return {
    samples,
    places: {
      service: publicUrl,
      mailbox: mailbox.pageUrl,
      identityProvider: identityProvider.authority,
      data: data.databasePath,
    },
    async close() {
      await app.close();
      await Promise.all([identityProvider.close(), mailbox.close()]);
    },
  };
}

/** Creates the service's environment. Includes nothing of this process's environment. */
function environmentOf(
  ports: Ports,
  data: DataFolder,
  publicUrl: URL,
  alsoAllowedOrigin?: URL,
): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: String(ports.service),
    PUBLIC_URL: publicUrl.origin,
    DATABASE_URL: `sqlite:${data.databasePath}`,
    MICROSOFT_AUTHORITY: `http://localhost:${ports.identityProvider}/common/v2.0`,
    MICROSOFT_CLIENT_ID: web.clientId,
    MICROSOFT_CLIENT_SECRET: web.clientSecret,
    MICROSOFT_APPLICATIONS: `${tenantIds.microsoft}:${supportCases.clientId}`,
    SECRET_KEYS: data.secretKeys,
    POSTMARK_URL: `http://localhost:${ports.mailbox}`,
    POSTMARK_SERVER_TOKEN: POSTMARK_TOKEN,
    MAIL_FROM: 'CustomerSource <customersource@customersource.example>',
    MAIL_POLL_MS: '100',
    POSTMARK_WEBHOOK_PASSWORDS: WEBHOOK_PASSWORD,
    CUSTOMERSOURCE_LINKS: linksOf('customersource.example'),
    PARTNERSOURCE_LINKS: linksOf('partnersource.example'),
    CONTACT_EMAIL: 'itmbssup@microsoft.com',
    PRIVACY_URL: 'https://customersource.example/privacy',
    INTROSPECTION: 'on',
    // Apollo Studio's Sandbox. The one at /graphql uses our own origin.
    CORS_ORIGINS: ['https://studio.apollographql.com', alsoAllowedOrigin?.origin].filter(Boolean).join(','),
    LOG_LEVEL: 'warn',
  };
}

/** Returns a sample of each resource of an extranet. */
function linksOf(host: string): string {
  return resourceKinds
    .map((kind) => `${kind}=https://${host}/${kind.toLowerCase().replace('_', '-')}`)
    .join(',');
}

async function openSampleDatabase({ databasePath }: DataFolder): Promise<Database> {
  try {
    const address = { kind: 'sqlite', path: databasePath } as const;
    const database = await openDatabase(createDataSource, { address, migrate: true, serves: true });
    await fillSampleData(database, new Date());
    return database;
  } catch (error) {
    throw new StartUpError(`The data in ${databasePath} can't be used (${reasonOf(error)}). Delete it`, {
      cause: error,
      remedy: '--reset',
    });
  }
}
