import { Webhook } from 'standardwebhooks';
import { SecretKeys } from '../../src/foundation/secret-keys';
import { openSecret, sealSecret } from '../../src/webhooks/sealed-secret';
import { newWebhookSecret, signatureHeaders } from '../../src/webhooks/webhook-secret';

const BODY = '{"type":"profile.removed"}';
const keys = (text: string): SecretKeys =>
  SecretKeys.parse(
    text
      .split(',')
      .map((id) => `${id}:${Buffer.alloc(32, id).toString('base64')}`)
      .join(),
  );

describe('the signature of a webhook', () => {
  const sign = (...secrets: string[]) =>
    signatureHeaders(secrets, { id: '42', sentAt: new Date(), body: BODY });

  it('is verified by the library of Standard Webhooks', () => {
    const secret = newWebhookSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(new Webhook(secret).verify(BODY, { ...sign(secret) })).toEqual({ type: 'profile.removed' });
  });

  it.each(['webhook-id', 'webhook-timestamp'])('covers %s', (name) => {
    const secret = newWebhookSecret();
    const headers = sign(secret);
    const changed = { ...headers, [name]: String(Number(headers[name]) + 1) };
    expect(() => new Webhook(secret).verify(BODY, changed)).toThrow('No matching signature');
  });

  it('covers the body, and is refused with another secret', () => {
    const secret = newWebhookSecret();
    expect(() => new Webhook(secret).verify(`${BODY} `, { ...sign(secret) })).toThrow();
    expect(() => new Webhook(newWebhookSecret()).verify(BODY, { ...sign(secret) })).toThrow();
  });

  it('is made with both secrets during a rotation', () => {
    const [current, former] = [newWebhookSecret(), newWebhookSecret()];
    const headers = { ...sign(current, former) };
    for (const secret of [current, former])
      expect(() => new Webhook(secret).verify(BODY, headers)).not.toThrow();
  });
});

describe('a sealed secret', () => {
  it('is opened with its key, also after another key became the current one', async () => {
    const secret = newWebhookSecret();
    const sealed = await sealSecret(keys('a'), secret);
    expect(sealed).not.toContain(secret);
    expect(sealed.length).toBeLessThanOrEqual(255);
    expect(await openSecret(keys('a'), sealed)).toBe(secret);
    expect(await openSecret(keys('b,a'), sealed)).toBe(secret);
  });

  it('is not opened without its key, nor when damaged', async () => {
    const sealed = await sealSecret(keys('a'), newWebhookSecret());
    expect(await openSecret(keys('b'), sealed)).toBeNull();
    const damaged = sealed.replace(/\.[^.]+$/, '.AAAAAAAAAAAAAAAAAAAAAA');
    expect(await openSecret(keys('a'), damaged)).toBeNull();
    expect(await openSecret(keys('a'), 'nothing')).toBeNull();
  });
});
