import type { RegisteredClient } from './registered-client';
import type { Person } from '../people';

/** The claims of a token as created by the provider, and its subject. */
export interface IssuedToken {
  readonly tenantId: string;
  readonly client: RegisteredClient;
  /** Undefined if the application calls on its own behalf. */
  readonly person: Person | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Returns the claims of an access token in the Microsoft identity platform's format (version 2.0).
 *
 * A person's token has `scp`. An application's has `roles` and `idtyp` but no `scp`, and its `sub` equals its `oid`.
 */
export function accessTokenClaims({
  tenantId,
  client,
  person,
  payload,
}: IssuedToken): Record<string, unknown> {
  const { aud, iss, iat, exp, jti, sub, scope } = payload;
  const common = {
    ...{ aud, iss, iat, nbf: iat, exp, uti: jti, ver: '2.0' },
    azp: client.clientId,
    azpacr: client.clientSecret === undefined ? '0' : '1',
    tid: tenantId,
  };
  if (person) {
    const { objectId: oid, name, username: preferred_username } = person;
    return { ...common, sub, oid, name, preferred_username, scp: scope };
  }
  const oid = client.servicePrincipal?.objectId;
  const roles = client.servicePrincipal?.roles ?? [];
  return { ...common, idtyp: 'app', sub: oid, oid, ...(roles.length > 0 && { roles }) };
}
