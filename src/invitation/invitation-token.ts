import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SecretKeys } from '../foundation/secret-keys';
import type { Invitation } from './invitation';

const PURPOSE = 'invitation-token';
const FORM = /^([0-9a-hjkmnp-tv-z]{26})\.([A-Za-z0-9_-]{43})$/;

/** What of an invitation its token is made of. */
export type TokenSource = Pick<Invitation, 'id' | 'tokenKeyId' | 'tokenNonce'>;

/** Makes what a new invitation stores for its token: which key, and a nonce; neither can be redeemed. */
export function newTokenSource(keys: SecretKeys): Pick<Invitation, 'tokenKeyId' | 'tokenNonce'> {
  return { tokenKeyId: keys.current, tokenNonce: randomBytes(18).toString('base64url') };
}

/**
 * Makes the token of an invitation: the same each time, so that a mail sent twice bears the same link.
 *
 * It is the invitation's id and an HMAC-SHA-256 over the id and the nonce. Whoever reads the database, but not
 * the keys, can make none. Null when the key it was begun with has been retired: the invitation is then void.
 */
export function tokenOf(invitation: TokenSource, keys: SecretKeys): string | null {
  const mac = macOf(invitation, keys);
  return mac && `${invitation.id.slice('invt_'.length)}.${mac.toString('base64url')}`;
}

/** Reads the id of the invitation that a token claims to be of; null when it has not the form of a token. */
export function invitationIdIn(token: string): string | null {
  const id = FORM.exec(token)?.[1];
  return id === undefined ? null : `invt_${id}`;
}

/** Tells, in constant time, whether a token is the invitation's own. */
export function isTokenOf(token: string, invitation: TokenSource, keys: SecretKeys): boolean {
  const expected = macOf(invitation, keys);
  const given = FORM.exec(token)?.[2];
  if (!expected || given === undefined) return false;
  // As text: of the spellings that base64url has for the same bytes, one is the token.
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected.toString('base64url')));
}

function macOf(invitation: TokenSource, keys: SecretKeys): Buffer | null {
  const key = keys.derive(invitation.tokenKeyId, PURPOSE);
  return key ? createHmac('sha256', key).update(`${invitation.id}:${invitation.tokenNonce}`).digest() : null;
}
