import fc from 'fast-check';
import { newId } from '../../src/foundation/ids';
import { invitationIdIn, isTokenOf, newTokenSource, tokenOf } from '../../src/invitation/invitation-token';
import { SecretKeys } from '../../src/foundation/secret-keys';

const keyOf = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const keys = SecretKeys.parse(`first:${keyOf(1)}`);
const issue = (by: SecretKeys = keys) => ({ id: newId('invt'), ...newTokenSource(by) });

describe('an invitation token', () => {
  it('has one form, safe in a URL fragment, for every invitation', () => {
    for (let count = 0; count < 200; count += 1) {
      const token = tokenOf(issue(), keys) ?? '';
      expect(token).toMatch(/^[0-9a-z]{26}\.[A-Za-z0-9_-]{43}$/);
      expect(new URL(`/accept#token=${token}`, 'https://access.example').hash).toBe(`#token=${token}`);
    }
  });

  it('is deterministic, so resent mails have the same link', () => {
    const invitation = issue();
    expect(tokenOf(invitation, keys)).toBe(tokenOf({ ...invitation }, SecretKeys.parse(`first:${keyOf(1)}`)));
  });

  it('identifies and opens only its own invitation', () => {
    const [invitation, other] = [issue(), issue()];
    const token = tokenOf(invitation, keys) ?? '';
    expect(invitationIdIn(token)).toBe(invitation.id);
    expect(isTokenOf(token, invitation, keys)).toBe(true);
    expect(isTokenOf(token, other, keys)).toBe(false);
  });

  it("is rejected with another invitation's id, nonce or proof in it", () => {
    const [invitation, other] = [issue(), issue()];
    const [, proof = ''] = (tokenOf(invitation, keys) ?? '').split('.');
    const forged = `${other.id.slice(5)}.${proof}`;
    expect(invitationIdIn(forged)).toBe(other.id);
    expect(isTokenOf(forged, other, keys)).toBe(false);
    const token = tokenOf(invitation, keys) ?? '';
    expect(isTokenOf(token, { ...invitation, tokenNonce: other.tokenNonce }, keys)).toBe(false);
    expect(isTokenOf(token, { ...other, tokenNonce: invitation.tokenNonce }, keys)).toBe(false);
  });

  it('is rejected when a single bit of its proof changes', () => {
    const invitation = issue();
    const [id = '', proof = ''] = (tokenOf(invitation, keys) ?? '').split('.');
    const bytes = Buffer.from(proof, 'base64url');
    for (let bit = 0; bit < 256; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(isTokenOf(`${id}.${changed.toString('base64url')}`, invitation, keys)).toBe(false);
    }
  });

  it('has one spelling: other base64url spellings of the same bytes are rejected', () => {
    const invitation = issue();
    const token = tokenOf(invitation, keys) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const accepted = [...alphabet].filter((last) => isTokenOf(token.slice(0, -1) + last, invitation, keys));
    expect(accepted).toEqual([token.slice(-1)]);
  });

  it('is rejected when it is truncated, extended or wrapped in other text', () => {
    const invitation = issue();
    const token = tokenOf(invitation, keys) ?? '';
    for (let length = 0; length < token.length; length += 1) {
      expect(invitationIdIn(token.slice(0, length))).toBeNull();
      expect(isTokenOf(token.slice(0, length), invitation, keys)).toBe(false);
    }
    for (const wrong of [
      `${token}A`,
      `${token}=`,
      `${token}\n`,
      ` ${token}`,
      `#token=${token}`,
      `invt_${token}`,
    ]) {
      expect(invitationIdIn(wrong)).toBeNull();
      expect(isTokenOf(wrong, invitation, keys)).toBe(false);
    }
  });

  it("can't be arbitrary text", () => {
    const invitation = issue();
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        (text) => !isTokenOf(text, invitation, keys),
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const guess = `${invitation.id.slice(5)}.${Buffer.from(bytes).toString('base64url')}`;
        return !isTokenOf(guess, invitation, keys);
      }),
    );
  });

  it('stays valid when a newer key is added first, and new tokens use that key', () => {
    const old = issue();
    const token = tokenOf(old, keys) ?? '';
    const rotated = SecretKeys.parse(`second:${keyOf(2)},first:${keyOf(1)}`);
    expect(isTokenOf(token, old, rotated)).toBe(true);
    expect(tokenOf(old, rotated)).toBe(token);
    const fresh = issue(rotated);
    expect(fresh.tokenKeyId).toBe('second');
    expect(isTokenOf(tokenOf(fresh, rotated) ?? '', fresh, rotated)).toBe(true);
  });

  it('is invalid once its key is removed, or replaced under the same name', () => {
    const old = issue();
    const token = tokenOf(old, keys) ?? '';
    const without = SecretKeys.parse(`second:${keyOf(2)}`);
    expect(tokenOf(old, without)).toBeNull();
    expect(isTokenOf(token, old, without)).toBe(false);
    expect(isTokenOf(token, old, SecretKeys.parse(`first:${keyOf(3)}`))).toBe(false);
  });

  it("can't be created with a key for another purpose", () => {
    const derived = keys.derive('first', 'sign-in-attempt');
    const invitation = issue();
    const foreign = tokenOf(invitation, { derive: () => derived } as unknown as SecretKeys) ?? '';
    expect(invitationIdIn(foreign)).toBe(invitation.id);
    expect(isTokenOf(foreign, invitation, keys)).toBe(false);
  });

  it("isn't stored: only a nonce of 144 random bits and the name of the key are", () => {
    const sources = Array.from({ length: 500 }, () => newTokenSource(keys));
    expect(new Set(sources.map(({ tokenNonce }) => tokenNonce)).size).toBe(500);
    for (const source of sources)
      expect(source).toEqual({ tokenKeyId: 'first', tokenNonce: expect.stringMatching(/^[\w-]{24}$/) });
  });
});
