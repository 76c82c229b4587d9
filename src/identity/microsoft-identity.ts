const MAX_LABEL_LENGTH = 256;

/** Identifies the tenant that all personal Microsoft accounts belong to. */
export const PERSONAL_TENANT_ID = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Tells a personal Microsoft account from one that an organization issued. */
export type MicrosoftIdentityKind = 'PERSONAL' | 'ORGANIZATIONAL';

/**
 * Describes the Microsoft account that signed in.
 *
 * Tenant id and object id (both lower-case GUIDs) are its key, as Microsoft's claims validation guide asks:
 * names and addresses can be changed by whoever administers the tenant, and are for display only.
 */
export interface MicrosoftIdentity {
  readonly tenantId: string;
  readonly objectId: string;
  readonly displayName: string;
  readonly username: string;
  readonly kind: MicrosoftIdentityKind;
}

/** Tells the kind of account by its (lower-cased) tenant. */
export function kindOfTenant(tenantId: string): MicrosoftIdentityKind {
  return tenantId === PERSONAL_TENANT_ID ? 'PERSONAL' : 'ORGANIZATIONAL';
}

/**
 * Makes an identity of its key and the display claims of its token.
 *
 * Labels are trimmed and cut at 256 characters; a missing name falls back to the user name, then to the
 * object id, so that there is always something to show.
 */
export function describeIdentity(
  key: { readonly tenantId: string; readonly objectId: string },
  claims: { readonly [claim: string]: unknown },
): MicrosoftIdentity {
  const username = label(claims.preferred_username);
  return {
    tenantId: key.tenantId,
    objectId: key.objectId,
    displayName: label(claims.name) || username || key.objectId,
    username,
    kind: kindOfTenant(key.tenantId),
  };
}

function label(claim: unknown): string {
  if (typeof claim !== 'string') return '';
  return [...claim.replace(/\p{Cc}/gu, ' ').trim()].slice(0, MAX_LABEL_LENGTH).join('');
}
