import type { FormattedExecutionResult } from 'graphql';
import type { Change } from '../../src/change-log/change';
import type { ChangeListener } from '../../src/change-log/change-feed';
import { concernsCaller, type Topic } from '../../src/request/topic';
import type { Following } from '../../src/streams/following';
import { Followings } from '../../src/streams/followings';
import type { NextDecision } from '../../src/streams/next-decision';
import { Stream, type StreamEnd } from '../../src/streams/stream';
import type { Subscriber } from '../../src/streams/subscriber';

const OWN: Change = {
  ...{ position: 1, type: 'profile.updated', accountId: null, profileId: null, identityId: 'idty_1' },
  ...{ subjectId: 'subject', changes: {}, occurredAt: new Date(0) },
};
const topic: Topic = {
  ids: [],
  effectOf: (change, caller) => (concernsCaller(change, caller) ? 'CHECK' : null),
  effectOfPlans: 'CHECK',
  requireAccess: () => Promise.resolve(),
};
const ANSWERED = { result: { data: { ok: true } }, context: null, isCallerKnown: true };
const UNAVAILABLE = {
  ...ANSWERED,
  result: { data: null, errors: [{ message: '', extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
};

describe('a stream', () => {
  const subscriber = {
    decision: null as NextDecision | null,
    decide: jest.fn<ReturnType<Subscriber['decide']>, Parameters<Subscriber['decide']>>(),
    execute: jest.fn<ReturnType<Subscriber['execute']>, Parameters<Subscriber['execute']>>(),
  };
  let sent: FormattedExecutionResult[];
  let following: Following;
  let pass: ChangeListener;
  let stream: Stream;
  let running: Promise<StreamEnd>;

  beforeEach(async () => {
    jest.useFakeTimers();
    sent = [];
    subscriber.decision = null;
    subscriber.decide.mockReset().mockResolvedValue('GRANTED');
    subscriber.execute.mockReset().mockResolvedValue(ANSWERED);
    const followings = new Followings({
      listen: (listener) => {
        pass = listener;
        return Promise.resolve(() => undefined);
      },
    });
    following = await followings.follow(topic);
    await following.next();
    following.setCaller({ identityId: 'idty_1', profileIds: new Set(), accountIds: new Set() });
  });
  afterEach(async () => {
    stream.end('CLOSED');
    await running;
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  async function run(first = ANSWERED): Promise<void> {
    stream = new Stream(
      {
        times: { heartbeatMs: 600_000, checkMs: 600_000 },
        clock: { now: () => new Date() },
        inTurn: (work) => work(),
        onEvent: () => undefined,
      },
      { following, subscriber: subscriber as unknown as Subscriber },
      {
        name: 'test',
        onEnd: () => undefined,
        send: (result) => Promise.resolve(void sent.push(result)),
        heartbeat: () => undefined,
        complete: () => Promise.resolve(),
        destroy: () => undefined,
      },
    );
    running = stream.run(first);
    await jest.advanceTimersByTimeAsync(0);
  }
  const aboutCaller = () => subscriber.decide.mock.calls.map(([step]) => step.isAboutCaller);

  it('decides again soon what could not be decided, as about its caller', async () => {
    subscriber.decide.mockResolvedValueOnce('UNDECIDED');
    await run();
    pass([OWN]);
    await jest.advanceTimersByTimeAsync(0);
    expect(aboutCaller()).toEqual([true]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(aboutCaller()).toEqual([true, true]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(aboutCaller()).toHaveLength(2);
    expect(sent).toHaveLength(1);
  });

  it('reads its caller again soon if an event could not', async () => {
    await run({ ...ANSWERED, isCallerKnown: false });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(aboutCaller()).toEqual([true]);
    expect(sent).toHaveLength(1);
  });

  it('executes a failed event again, also if a check fails meanwhile', async () => {
    subscriber.execute.mockResolvedValueOnce(UNAVAILABLE);
    subscriber.decide.mockResolvedValueOnce('UNDECIDED');
    await run();
    following.make('EVENT');
    await jest.advanceTimersByTimeAsync(500);
    pass([OWN]);
    await jest.advanceTimersByTimeAsync(500);
    expect(subscriber.execute.mock.lastCall?.[0]).toMatchObject({ effect: 'EVENT', isAboutCaller: true });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['expires', 'expiresAt'],
    ['has another plan', 'planChangesAt'],
  ])('checks its caller when the caller %s, and soon if that is past', async (_, key) => {
    const now = Date.now();
    subscriber.decision = { expiresAt: null, planChangesAt: null, [key]: new Date(now + 5_000) };
    await run();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(aboutCaller()).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(aboutCaller()).toEqual([false]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(aboutCaller()).toEqual([false, false]);
  });
});
