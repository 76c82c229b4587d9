import { testEvent } from '../../src/webhooks/cloud-event';
import { createPostWebhook, type PostOutcome } from '../../src/webhooks/post-webhook';
import { TargetAddresses } from '../../src/webhooks/target-addresses';
import { newWebhookSecret } from '../../src/webhooks/webhook-secret';
import {
  RECEIVER_AUTHORITY,
  type ReceiverAnswer,
  verifyWebhook,
  WebhookReceiver,
} from '../support/stand-ins/webhook-receiver';

const LOOPBACK = { address: '127.0.0.1', family: 4 };

describe('posting a webhook', () => {
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
  });
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answer = () => ({ status: 204 });
  });
  afterAll(() => receiver.close());

  const secret = newWebhookSecret();
  const event = testEvent('1', 'hook_1', 'https://access.example', new Date());
  const addresses = new TargetAddresses(['127.0.0.1'], () => Promise.resolve([LOOPBACK]));
  const post = (
    url = receiver.url,
    given: Partial<Parameters<typeof createPostWebhook>[0]> = {},
  ): Promise<PostOutcome> =>
    createPostWebhook({ addresses, authority: RECEIVER_AUTHORITY, ...given })({
      ...{ url: new URL(url), event, secrets: [secret], sentAt: new Date() },
    });

  it('sends the event as CloudEvents, signed', async () => {
    expect(await post()).toEqual({ isDelivered: true, code: 'HTTP_204' });
    const [webhook] = receiver.received;
    if (!webhook) throw new Error('Nothing arrived.');
    verifyWebhook(secret, webhook);
    expect(webhook.event).toEqual(event);
    expect(webhook.path).toBe('/hooks');
    expect(webhook.headers).toMatchObject({
      'content-type': 'application/cloudevents+json',
      'webhook-id': '1',
    });
  });

  it.each<readonly [ReceiverAnswer, PostOutcome]>([
    [{ status: 200 }, { isDelivered: true, code: 'HTTP_200' }],
    [
      { status: 302, headers: { location: '/elsewhere' } },
      { isDelivered: false, code: 'HTTP_302' },
    ],
    [{ status: 500 }, { isDelivered: false, code: 'HTTP_500' }],
    ['reset', { isDelivered: false, code: 'ECONNRESET' }],
  ])('ends with %j as %j', async (answer, outcome) => {
    receiver.answer = () => answer;
    expect(await post()).toEqual(outcome);
    expect(receiver.received).toHaveLength(1);
  });

  it('stops waiting for an answer, but not for one whose status has arrived', async () => {
    receiver.answer = () => 'hang';
    expect(await post(receiver.url, { timeoutMs: 200 })).toEqual({ isDelivered: false, code: 'TIMEOUT' });
    receiver.answer = () => ({ status: 200, body: 'open' });
    expect(await post(receiver.url, { timeoutMs: 500 })).toEqual({ isDelivered: true, code: 'HTTP_200' });
  });

  it('reads only the start of a body that never ends', async () => {
    receiver.answer = () => ({ status: 200, body: 'endless' });
    const outcome = await post(receiver.url, { timeoutMs: 3_600_000 });
    expect(outcome).toEqual({ isDelivered: true, code: 'HTTP_200' });
  });

  it('stops waiting for the addresses of a name', async () => {
    const never = new TargetAddresses([], () => new Promise(() => undefined));
    expect(await post(receiver.url, { addresses: never, timeoutMs: 50 })).toMatchObject({ code: 'TIMEOUT' });
  });

  it('connects only to the address that was checked', async () => {
    let lookups = 0;
    // The second answer, which nothing may ask for, would lead elsewhere.
    const rebound = new TargetAddresses(['127.0.0.1'], () =>
      Promise.resolve([lookups++ === 0 ? LOOPBACK : { address: '127.0.0.9', family: 4 }]),
    );
    expect(await post(receiver.url, { addresses: rebound })).toMatchObject({ isDelivered: true });
    expect(lookups).toBe(1);
  });

  it('verifies the certificate and its name', async () => {
    const trusting = createPostWebhook({ addresses });
    const sent = { event, secrets: [secret], sentAt: new Date() };
    expect(await trusting({ url: new URL(receiver.url), ...sent })).toMatchObject({ isDelivered: false });
    const otherName = receiver.url.replace('localhost', 'receiver.example');
    expect(await post(otherName)).toEqual({ isDelivered: false, code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(receiver.received).toEqual([]);
  });
});
