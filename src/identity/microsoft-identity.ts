const MAX_LABEL_LENGTH = 256;

/** The id of the tenant of all personal Microsoft accounts. */
export const PERSONAL_TENANT_ID = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** The kind of a Microsoft account: personal, or issued by an organization. */
export type MicrosoftIdentityKind = 'PERSONAL' | 'ORGANIZATIONAL';

/**
 * The Microsoft account that signed in.
 *
 * Its key is tenant id and object id (both lowercase GUIDs), as Microsoft's claims validation guide requires. Names and
 * addresses are for display only, since the tenant's administrators can change them.
 */
export interface MicrosoftIdentity {
  readonly tenantId: string;
  readonly objectId: string;
  readonly displayName: string;
  readonly username: string;
  readonly kind: MicrosoftIdentityKind;
}

/** Returns the kind of an account by its lowercase tenant id. */
export function kindOfTenant(tenantId: string): MicrosoftIdentityKind {
  return tenantId === PERSONAL_TENANT_ID ? 'PERSONAL' : 'ORGANIZATIONAL';
}

/**
 * Creates an identity from its key and the display claims of its token.
 *
 * Names are trimmed and truncated to 256 characters. If the name is missing, it's the user name or else the object id.
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
