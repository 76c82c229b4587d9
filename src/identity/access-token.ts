import { hash as hashOf } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { createBoundedCache } from '../foundation/bounded-cache';
import type { MicrosoftIdentity } from './microsoft-identity';
import { parseGuid } from '../foundation/guid';
import { type Application, APPLICATION_ROLES, type ApplicationRole } from '../access/actor';
import { applicationKey } from '../access/application-key';
import {
  MicrosoftTokenError,
  type MicrosoftTokenVerifier,
  type VerifiedMicrosoftToken,
} from './microsoft-token';

/** The delegated permission with which an application can call on behalf of its signed-in user. */
export const USER_SCOPE = 'access_as_user';

const LONGEST_CLIENT_ID = 64;

/** Maximum size of all cached tokens together: about 10,000 tokens, one for each person who calls within an hour. */
const ACCEPTED_TOKENS_BYTES = 8 * 1024 * 1024;
const BYTES_PER_TOKEN = 800;

/** The caller that an access token for our API identifies. */
export type AccessToken = (
  | {
      readonly kind: 'USER';
      readonly identity: MicrosoftIdentity;
      /** The client id of the person's application, as registered with Microsoft. */
      readonly clientId: string;
    }
  | Application
) & {
  /** When the token is refused because it has expired. */
  readonly acceptedUntil: Date;
};

/** The dependencies for verifying access tokens. */
export interface AccessTokenReaderOptions {
  readonly verifier: Pick<MicrosoftTokenVerifier, 'verify'>;
  readonly audiences: readonly string[];
  /** The applications that can call without a user, as {@link applicationKey} formats them. */
  readonly applications: ReadonlySet<string>;
}

/**
 * Creates the function that verifies access tokens and returns the caller they identify.
 *
 * - A user's token has `access_as_user` in `scp`.
 * - An application's token has one of `APPLICATION_ROLES` in `roles` and no `scp`. It's identified by the optional claim
 *   `idtyp`, or else by `sub` being equal to `oid`.
 * - Both name the client application: `azp` in tokens of version 2.0, `appid` in version 1.0.
 *
 * ID tokens have none of these claims, even if they have the same audience and list roles. Source: Microsoft's "Access
 * token claims reference". Applications must be in the list of `applications`, since administrators of any tenant can
 * grant them roles. People must be in a tenant that the verifier allows.
 *
 * Accepted tokens are cached by their hashes until they expire or Microsoft's keys are fetched again, so that a
 * signature is verified only once. Throws MicrosoftTokenError.
 */
export function createAccessTokenReader({
  verifier,
  audiences,
  applications,
}: AccessTokenReaderOptions): (token: string) => Promise<AccessToken> {
  const speaksForApplication = (claims: JWTPayload) => kindOf(claims) === 'APPLICATION';
  const judge = ({ identity, claims, acceptedUntil }: VerifiedMicrosoftToken): AccessToken => {
    const clientId = claims['azp'] ?? claims['appid'];
    if (typeof clientId !== 'string' || clientId === '' || clientId.length > LONGEST_CLIENT_ID)
      throw notOne();
    switch (kindOf(claims)) {
      case 'USER':
        if (!wordsOf(claims['scp']).includes(USER_SCOPE)) throw tooLittle();
        return { kind: 'USER', identity, clientId, acceptedUntil };
      case 'APPLICATION':
        if (!applications.has(applicationKey(identity.tenantId, parseGuid(clientId) ?? '')))
          throw new MicrosoftTokenError('APPLICATION_NOT_ALLOWED');
        return { kind: 'APPLICATION', clientId, roles: applicationRolesOf(claims), acceptedUntil };
      case null:
        throw notOne();
    }
  };
  const accepted = createBoundedCache<AcceptedToken>({
    bytes: ACCEPTED_TOKENS_BYTES,
    bytesOf: () => BYTES_PER_TOKEN,
  });
  return async (token) => {
    const hash = hashOf('sha256', token, 'base64');
    const known = accepted.get(hash);
    if (known && (await known.holds())) return known.accessToken;
    accepted.delete(hash);
    const verified = await verifier.verify(token, { audiences, speaksForApplication });
    const accessToken = judge(verified);
    accepted.set(hash, { accessToken, holds: verified.holds });
    return accessToken;
  };
}

interface AcceptedToken extends Pick<VerifiedMicrosoftToken, 'holds'> {
  readonly accessToken: AccessToken;
}

function kindOf(claims: JWTPayload): AccessToken['kind'] | null {
  const { idtyp, scp, sub, oid, nonce } = claims;
  if (nonce !== undefined) return null;
  if (scp !== undefined) return idtyp === undefined || idtyp === 'user' ? 'USER' : null;
  if (idtyp === 'app' || (idtyp === undefined && sub === oid)) return 'APPLICATION';
  return null;
}

function wordsOf(claim: unknown): readonly string[] {
  return typeof claim === 'string' ? claim.split(' ') : [];
}

function applicationRolesOf({ roles }: JWTPayload): readonly ApplicationRole[] {
  const granted: readonly unknown[] = Array.isArray(roles) ? roles : [];
  const known = APPLICATION_ROLES.filter((role) => granted.includes(role));
  if (known.length === 0) throw tooLittle();
  return known;
}

function notOne(): MicrosoftTokenError {
  return new MicrosoftTokenError('NOT_AN_ACCESS_TOKEN');
}

function tooLittle(): MicrosoftTokenError {
  return new MicrosoftTokenError('PERMISSION_MISSING');
}
