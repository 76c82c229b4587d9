import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { createBoundedCache } from '../foundation/bounded-cache';
import type { MicrosoftIdentity } from './microsoft-identity';
import { parseGuid } from '../foundation/guid';
import { applicationKey } from '../access/application-key';
import {
  MicrosoftTokenError,
  type MicrosoftTokenVerifier,
  type VerifiedMicrosoftToken,
} from './microsoft-token';

/** The delegated permission by which an application may call on behalf of the person who signed in to it. */
export const USER_SCOPE = 'access_as_user';

/**
 * The application permission by which an application may read every account in its own name.
 *
 * Any tenant's administrator can grant it to an application of that tenant, so it proves nothing without the list of
 * applications.
 */
const APPLICATION_ROLE = 'Accounts.Read.All';

const LONGEST_CLIENT_ID = 64;

/** What accepted tokens take together: some 10,000 of them. */
const ACCEPTED_TOKENS_BYTES = 8 * 1024 * 1024;
const BYTES_PER_TOKEN = 800;

/** Whom an access token for our API speaks for. */
export type AccessToken =
  | {
      readonly kind: 'USER';
      readonly identity: MicrosoftIdentity;
      /** The application that the person uses, as it is registered at Microsoft. */
      readonly clientId: string;
    }
  | { readonly kind: 'APPLICATION'; readonly clientId: string };

/** What access tokens are judged by. */
export interface AccessTokenReaderOptions {
  readonly verifier: Pick<MicrosoftTokenVerifier, 'verify'>;
  readonly audiences: readonly string[];
  /** The applications that may call in their own name, as {@link applicationKey} writes them. */
  readonly applications: ReadonlySet<string>;
}

/**
 * Makes what tells whom an access token speaks for, by the verifier's rules and those of access tokens.
 *
 * A user's token has `access_as_user` in `scp`; an application's has `Accounts.Read.All` in `roles`, no `scp`, and is
 * known as one by `idtyp`, or where that optional claim is missing by `sub` being `oid`. Either names the client
 * application: `azp` in tokens of version 2.0, `appid` in those of 1.0. ID tokens have none of these, even when
 * they are for the same audience and list roles. The source is Microsoft's "Access token claims reference".
 * Applications are accepted from the list of `applications` alone, people from the tenants that the verifier allows.
 *
 * A token that was accepted is remembered by its hash, so that its signature is checked once, until it expires or
 * Microsoft's keys are read anew. Throws MicrosoftTokenError.
 */
export function createAccessTokenReader({
  verifier,
  audiences,
  applications,
}: AccessTokenReaderOptions): (token: string) => Promise<AccessToken> {
  const speaksForApplication = (claims: JWTPayload) => kindOf(claims) === 'APPLICATION';
  const judge = ({ identity, claims }: VerifiedMicrosoftToken): AccessToken => {
    const clientId = claims['azp'] ?? claims['appid'];
    if (typeof clientId !== 'string' || clientId === '' || clientId.length > LONGEST_CLIENT_ID)
      throw notOne();
    switch (kindOf(claims)) {
      case 'USER':
        if (!wordsOf(claims['scp']).includes(USER_SCOPE)) throw tooLittle();
        return { kind: 'USER', identity, clientId };
      case 'APPLICATION':
        if (!applications.has(applicationKey(identity.tenantId, parseGuid(clientId) ?? '')))
          throw new MicrosoftTokenError('APPLICATION_NOT_ALLOWED');
        if (!rolesOf(claims).includes(APPLICATION_ROLE)) throw tooLittle();
        return { kind: 'APPLICATION', clientId };
      case null:
        throw notOne();
    }
  };
  const accepted = createBoundedCache<AcceptedToken>({
    bytes: ACCEPTED_TOKENS_BYTES,
    bytesOf: () => BYTES_PER_TOKEN,
  });
  return async (token) => {
    const hash = createHash('sha256').update(token).digest('base64');
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

function rolesOf({ roles }: JWTPayload): readonly unknown[] {
  return Array.isArray(roles) ? roles : [];
}

function notOne(): MicrosoftTokenError {
  return new MicrosoftTokenError('NOT_AN_ACCESS_TOKEN');
}

function tooLittle(): MicrosoftTokenError {
  return new MicrosoftTokenError('PERMISSION_MISSING');
}
