import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SecretKeys } from '../foundation/secret-keys';
import type { Invitation } from './invitation';

/** The purpose for which tokens use a secret key. */
export const TOKEN_PURPOSE = 'invitation-token';
const FORM = /^([0-9a-hjkmnp-tv-z]{26})\.([A-Za-z0-9_-]{43})$/;

/** The fields of an invitation that its token is computed from. */
export type TokenSource = Pick<Invitation, 'id' | 'tokenKeyId' | 'tokenNonce'>;

/** Creates the stored part of a new invitation's token: a key id and a nonce, which can't be redeemed. */
export function newTokenSource(keys: SecretKeys): Pick<Invitation, 'tokenKeyId' | 'tokenNonce'> {
  return { tokenKeyId: keys.current, tokenNonce: randomBytes(18).toString('base64url') };
}

/**
 * Creates the token of an invitation. It's always the same, so that a mail sent twice has the same link.
 *
 * The token is the invitation's id and an HMAC-SHA-256 over the id and the nonce. It can't be created from the database
 * without the keys. Null if the invitation's key is no longer configured: then the invitation is void.
 */
export function tokenOf(invitation: TokenSource, keys: SecretKeys): string | null {
  const mac = macOf(invitation, keys);
  return mac && `${invitation.id.slice('invt_'.length)}.${mac.toString('base64url')}`;
}

/** Reads the invitation's id from a token without verifying it; null if it isn't formed like a token. */
export function invitationIdIn(token: string): string | null {
  const id = FORM.exec(token)?.[1];
  return id === undefined ? null : `invt_${id}`;
}

/** Returns, in constant time, whether a token is the invitation's own. */
export function isTokenOf(token: string, invitation: TokenSource, keys: SecretKeys): boolean {
  const expected = macOf(invitation, keys);
  const given = FORM.exec(token)?.[2];
  if (!expected || given === undefined) return false;
  // Compares text, because base64url can encode the same bytes in several ways, and only one is valid.
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected.toString('base64url')));
}

function macOf(invitation: TokenSource, keys: SecretKeys): Buffer | null {
  const key = keys.derive(invitation.tokenKeyId, TOKEN_PURPOSE);
  return key ? createHmac('sha256', key).update(`${invitation.id}:${invitation.tokenNonce}`).digest() : null;
}
