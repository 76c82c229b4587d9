import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountEntity } from '../../src/account/account.entity';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import { chooseFreePorts } from '../../src/dev/free-ports';
import { startIdentityProvider } from '../../src/dev/identity-provider/identity-provider';
import { people } from '../../src/dev/people';
import { fillSampleData } from '../../src/dev/sample-data';
import { SwitchProfileDocument, ViewerDocument } from '../../test/operations/generated/graphql';
import { HttpVisitor } from '../../test/support/actors/http-visitor';
import { type Production, untilReady } from '../../test/support/servers/production';

/** The built service with the sample data, for a browser. */
export interface PortalService {
  readonly origin: string;
  /** The cookies of signed-in people. */
  readonly cookies: Readonly<Record<SignedIn, string>>;
  /** An account that this person administers. */
  readonly accountId: string;
  stop(): Promise<void>;
}

/** Whom a page is measured for: an administrator who has chosen a profile, or a person whose access has ended. */
export type SignedIn = 'administrator' | 'formerUser';

// In the sample data, Lee administers Fabrikam, a partner with customers, and Tailspin Toys has no current plan.
const ADMINISTRATOR = 'lee';
const FORMER_USER = 'sara';
const ACCOUNT = 'Fabrikam Consulting';

/** Starts a build on a new SQLite file, with the identity provider of `npm run dev`, and signs a person in. */
export async function startPortalService(production: Production): Promise<PortalService> {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const ports = await chooseFreePorts({ service: 0, identityProvider: 0 });
  const origin = `http://localhost:${String(ports.service)}`;
  const url = `sqlite:${join(folder, 'lighthouse.sqlite')}`;
  const database = await openDatabase(createDataSource, {
    address: parseDatabaseAddress(url),
    migrate: true,
  });
  await fillSampleData(database, new Date());
  const { id: accountId } = await database.reads.findOneByOrFail(AccountEntity, { name: ACCOUNT });
  await database.close();

  const client = { clientId: 'client', clientSecret: 'secret-of-the-client' };
  const identityProvider = await startIdentityProvider({
    port: ports.identityProvider,
    clients: [
      {
        ...client,
        redirectUris: [`${origin}/auth/callback`],
        postLogoutRedirectUris: [`${origin}/`],
      },
    ],
    people,
  });
  const running = production.run('start', {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(ports.service),
    PUBLIC_URL: origin,
    DATABASE_URL: url,
    MICROSOFT_AUTHORITY: `http://localhost:${String(ports.identityProvider)}/common/v2.0`,
    MICROSOFT_CLIENT_ID: client.clientId,
    MICROSOFT_CLIENT_SECRET: client.clientSecret,
    SECRET_KEYS: `lighthouse:${Buffer.alloc(32, 7).toString('base64')}`,
    // Nothing listens there, and these pages send no mail.
    POSTMARK_URL: 'http://127.0.0.1:9',
    POSTMARK_SERVER_TOKEN: 'token',
    MAIL_FROM: 'no-reply@access.example',
    PARTNERSOURCE_LINKS: 'TRAINING=https://partnersource.example/training',
    CONTACT_EMAIL: 'help@access.example',
    PRIVACY_URL: 'https://access.example/privacy',
    LOG_LEVEL: 'silent',
  });
  await untilReady(running, origin);
  const administrator = new HttpVisitor(origin);
  await administrator.signIn(ADMINISTRATOR);
  const { viewer } = await administrator.operate(ViewerDocument, {});
  const profile = viewer?.selection.candidates.find(({ account }) => account.name === ACCOUNT);
  if (!profile) throw new Error(`${ADMINISTRATOR} has no profile at ${ACCOUNT}.`);
  await administrator.operate(SwitchProfileDocument, { input: { profileId: profile.id } });
  const formerUser = new HttpVisitor(origin);
  await formerUser.signIn(FORMER_USER);
  return {
    origin,
    cookies: {
      administrator: await administrator.jar.getCookieString(origin),
      formerUser: await formerUser.jar.getCookieString(origin),
    },
    accountId,
    async stop() {
      running.child.kill('SIGTERM');
      await Promise.all([running.ended, identityProvider.close()]);
    },
  };
}
