import type { Config } from '../../../src/config/config';
import { APPLICATIONS, type Claims, CLIENT_ID, MicrosoftIssuer } from '../stand-ins/microsoft-issuer';
import { startTestApp, type TestApp } from './test-app';
import type { TestDatabase } from '../database/test-database';

/** A service that accepts the access tokens of the test's own issuer. */
export interface MicrosoftTestApp {
  readonly test: TestApp;
  readonly microsoft: MicrosoftIssuer;
  /**
   * Creates the token of a person who uses a client application. By default, a new person's; otherwise, that of `oid`.
   */
  userToken(overrides?: Claims): Promise<string>;
  /** Creates the token of an application that can read every account. */
  applicationToken(overrides?: Claims): Promise<string>;
  close(): Promise<void>;
}

/** Starts an issuer, and the service on a test database, which accepts the issuer's tokens. */
export async function startMicrosoftTestApp(
  database: TestDatabase,
  { overrides = {}, ...options }: Parameters<typeof startTestApp>[1] = {},
): Promise<MicrosoftTestApp> {
  const microsoft = await MicrosoftIssuer.create();
  await microsoft.listen();
  const test = await startTestApp(database, {
    ...options,
    overrides: { microsoft: configOf(microsoft), ...overrides },
  });
  return {
    test,
    microsoft,
    userToken: (claims) => microsoft.sign(microsoft.userClaims(claims)),
    applicationToken: (claims) => microsoft.sign(microsoft.applicationClaims(claims)),
    async close() {
      await test.close();
      await microsoft.close();
    },
  };
}

/** Configures the service for an issuer's people and tokens. */
export function configOf(microsoft: MicrosoftIssuer): Config['microsoft'] {
  const { authority, client } = microsoft;
  return { authority, ...client, allowedTenants: '*', apiAudiences: [CLIENT_ID], applications: APPLICATIONS };
}
