import { EncryptJWT } from 'jose';
import { attemptCookieSuffix, SignInAttempts, type SignInAttempt } from '../../src/identity/sign-in-attempt';
import { SecretKeys } from '../../src/foundation/secret-keys';

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const OLD = SecretKeys.parse(key('old', 1));
const ROTATED = SecretKeys.parse([key('new', 2), key('old', 1)].join());
const DROPPED = SecretKeys.parse(key('new', 2));

const ATTEMPT: SignInAttempt = {
  state: 'the-state',
  nonce: 'the-nonce',
  codeVerifier: 'the-verifier',
  returnTo: '/profiles?a=b',
  keep: true,
};

let now = Date.parse('2026-11-22T10:00:00Z');
const clock = { now: () => new Date(now) };
const attempts = (keys: SecretKeys) => new SignInAttempts(keys, clock);

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('a sealed sign-in attempt', () => {
  it('opens with the same content, and reveals none of it', async () => {
    const sealed = await attempts(OLD).seal(ATTEMPT);
    expect(await attempts(OLD).open(sealed)).toMatchObject(ATTEMPT);
    const readable = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(readable.join()).not.toMatch(/the-(state|nonce|verifier)|profiles/);
  });

  it('opens with an older key that is still listed, but not after the key is removed', async () => {
    const sealed = await attempts(OLD).seal(ATTEMPT);
    expect(await attempts(ROTATED).open(sealed)).toMatchObject(ATTEMPT);
    expect(await attempts(DROPPED).open(sealed)).toBeNull();
  });

  it('is sealed under the current key', async () => {
    const sealed = await attempts(ROTATED).seal(ATTEMPT);
    expect(await attempts(DROPPED).open(sealed)).toMatchObject(ATTEMPT);
    expect(await attempts(OLD).open(sealed)).toBeNull();
  });

  it('expires after ten minutes, and still opens then', async () => {
    const sealed = await attempts(OLD).seal(ATTEMPT);
    const begun = now;
    now = begun + 599_000;
    expect(await attempts(OLD).open(sealed)).toMatchObject({ ...ATTEMPT, hasExpired: false });
    now = begun + 600_000;
    expect(await attempts(OLD).open(sealed)).toMatchObject({ ...ATTEMPT, hasExpired: true });
    expect(await attempts(DROPPED).open(sealed)).toBeNull();
    now = begun;
  });

  it('is null when any of its characters changed', async () => {
    const sealed = await attempts(OLD).seal(ATTEMPT);
    for (let at = 0; at < sealed.length; at += 7) {
      // Changes the first bit of the character, because the last bits of a part's last character may be
      // unused.
      const swapped = BASE64URL[BASE64URL.indexOf(sealed[at] ?? '') ^ 32] ?? 'A';
      expect(await attempts(OLD).open(sealed.slice(0, at) + swapped + sealed.slice(at + 1))).toBeNull();
    }
  });

  it.each(['', 'x', 'a.b.c.d.e', '....'])("can't be %j", async (text) => {
    expect(await attempts(OLD).open(text)).toBeNull();
  });

  it('is null when sealed for another purpose, without expiry, or incomplete', async () => {
    const seal = (purpose: string, claims: object, expires: boolean) => {
      const jwt = new EncryptJWT({ ...claims }).setProtectedHeader({
        alg: 'dir',
        enc: 'A256GCM',
        kid: 'old',
      });
      if (expires) jwt.setExpirationTime(Math.floor(now / 1000) + 60);
      return jwt.encrypt(OLD.derive('old', purpose) ?? Buffer.alloc(0));
    };
    const open = async (sealed: Promise<string>) => attempts(OLD).open(await sealed);
    expect(await open(seal('sign-in-attempt', ATTEMPT, true))).toMatchObject(ATTEMPT);
    expect(await open(seal('another', ATTEMPT, true))).toBeNull();
    expect(await open(seal('sign-in-attempt', ATTEMPT, false))).toBeNull();
    expect(await open(seal('sign-in-attempt', { ...ATTEMPT, nonce: undefined }, true))).toBeNull();
    expect(await open(seal('sign-in-attempt', { ...ATTEMPT, keep: 'yes' }, true))).toBeNull();
  });

  it('fits a cookie with the longest path to return to', async () => {
    const sealed = await attempts(OLD).seal({
      ...ATTEMPT,
      returnTo: `/${'a'.repeat(1_999)}`,
      state: 's'.repeat(43),
    });
    expect(sealed.length).toBeLessThan(3_500);
  });
});

describe('the cookie of an attempt', () => {
  it("has a name from its state that doesn't reveal it", () => {
    expect(attemptCookieSuffix('a')).toMatch(/^[\w-]{8}$/);
    expect(attemptCookieSuffix('a')).toBe(attemptCookieSuffix('a'));
    expect(attemptCookieSuffix('a')).not.toBe(attemptCookieSuffix('b'));
  });
});
