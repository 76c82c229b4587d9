import { setImmediate } from 'node:timers/promises';
import { CallbackTransport } from '../../src/streams/callback-transport';
import type { TransportEnd } from '../../src/streams/transport';

const CALLBACK = {
  url: new URL('https://router.example/callback/sub-1'),
  id: 'sub-1',
  verifier: 'proof',
  heartbeatMs: 4_000,
};
const EVENT = { data: { serviceStatusChanged: null } };
const NO_ANSWER = 0;

/** Creates a transport whose router gives these answers, in this order, and then 200. */
function transportWith(answers: readonly number[]) {
  const sent: unknown[] = [];
  const ends: TransportEnd[] = [];
  const transport = new CallbackTransport(CALLBACK, (_, { body }) => {
    const status = answers[sent.push(JSON.parse(body as string)) - 1] ?? 200;
    if (status === NO_ANSWER) return Promise.reject(new Error('no connection'));
    return Promise.resolve(new Response(null, { status }));
  });
  transport.onEnd((end) => ends.push(end));
  return { transport, sent, ends };
}

describe('an event for a router', () => {
  it.each([
    { answers: [200], attempts: 1, ends: [] },
    { answers: [503, NO_ANSWER, 200], attempts: 3, ends: [] },
    { answers: [500, 503, NO_ANSWER, 200], attempts: 3, ends: ['SLOW'] },
    { answers: [503, 404, 200], attempts: 2, ends: ['CLOSED'] },
  ])('is sent $attempts times if the router answers $answers', async ({ answers, attempts, ends }) => {
    const router = transportWith(answers);
    await router.transport.send(EVENT);
    const message = { kind: 'subscription', action: 'next', id: 'sub-1', verifier: 'proof', payload: EVENT };
    expect(router.sent).toEqual(Array.from({ length: attempts }, () => message));
    expect(router.ends).toEqual(ends);
  });
});

describe('checks of a router', () => {
  it.each([
    { answers: [503, NO_ANSWER], ends: [] },
    { answers: [503, NO_ANSWER, 500], ends: ['SLOW'] },
    { answers: [503, 503, 204, 503, 503], ends: [] },
    { answers: [404], ends: ['CLOSED'] },
  ])('that are answered by $answers end the stream with $ends', async ({ answers, ends }) => {
    const router = transportWith(answers);
    for (let check = 0; check < answers.length; check += 1) {
      router.transport.heartbeat();
      await setImmediate();
    }
    expect(router.sent).toHaveLength(answers.length);
    expect(router.ends).toEqual(ends);
  });
});
