import {
  APPLICATION_CLIENT_ID,
  CLIENT_ID as AUDIENCE,
  MicrosoftIssuer,
  ORGANIZATION,
} from '../test/support/stand-ins/microsoft-issuer';
import { PERSONAL_TENANT_ID } from '../src/identity/microsoft-identity';
import { CLIENT_ID, type Person } from './dataset';
import type { Credentials } from './http-client';

/** The access tokens of people and of an application, and the service's settings that make it accept them. */
export interface AccessTokens {
  readonly environment: Readonly<Record<string, string>>;
  /** Returns the caller's token. For sessions of other people, it's the application's. */
  readonly credentials: Credentials;
  /** Stops the issuer, whose keys the service reads. */
  stop(): Promise<void>;
}

const SIGNED_AT_ONCE = 100;

/**
 * Issues access tokens that are valid for an hour. Calls `onSigned` with the number of tokens signed since its last
 * call.
 */
export async function issueAccessTokens(
  people: readonly Person[],
  onSigned: (signed: number) => void,
): Promise<AccessTokens> {
  const issuer = await MicrosoftIssuer.create();
  await issuer.listen();
  const tokenByCookie = new Map<string, string>();
  for (let from = 0; from < people.length; from += SIGNED_AT_ONCE) {
    const some = people.slice(from, from + SIGNED_AT_ONCE);
    await Promise.all(
      some.map(async ({ cookie, objectId }) => {
        const claims = issuer.userClaims({ tid: PERSONAL_TENANT_ID, oid: objectId, azp: CLIENT_ID });
        tokenByCookie.set(cookie, await issuer.sign(claims));
      }),
    );
    onSigned(some.length);
  }
  const ofApplication = await issuer.sign(issuer.applicationClaims());
  return {
    environment: {
      MICROSOFT_AUTHORITY: issuer.authority.href,
      MICROSOFT_CLIENT_ID: AUDIENCE,
      MICROSOFT_APPLICATIONS: `${ORGANIZATION}:${APPLICATION_CLIENT_ID}`,
    },
    credentials: ({ cookie }) => ({ authorization: `Bearer ${tokenByCookie.get(cookie) ?? ofApplication}` }),
    stop: () => issuer.close(),
  };
}
