import { parse } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { NO_NEWS, type Step, type Topic } from '../../src/request/topic';
import type { Following } from '../../src/streams/following';
import { Subscriber, type SubscriberDependencies } from '../../src/streams/subscriber';

type EventContext = ReturnType<SubscriberDependencies['createEventContext']>;
type Identified = Awaited<ReturnType<ConstructorParameters<typeof Subscriber>[3]>>;

const QUERY = 'subscription { viewerChanged { __typename } }';
const STEP: Step = { effect: 'CHECK', isAboutCaller: true, news: NO_NEWS };
const failed = (driverError: object): Error =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error('driver'), driverError));

/** The subscriber of a stream whose caller can't be read, for a reason. */
function subscriberWith(reason: Error): Subscriber {
  const fails = (): Promise<never> => Promise.reject(reason);
  const topic: Topic = { ids: [], effectOf: () => null, effectOfPlans: 'CHECK', requireAccess: fails };
  return new Subscriber(
    {
      apollo: {
        executeOperation: () =>
          Promise.resolve({
            body: { kind: 'single', singleResult: { data: {} } },
            http: { status: 200, headers: new Map() as never },
          }),
      },
      operations: { expectEvent: () => undefined },
      createEventContext: () => ({ viewer: fails }) as unknown as EventContext,
    },
    { document: parse(QUERY), query: QUERY, operationName: undefined, variables: {} },
    { topic, setCaller: () => undefined } as unknown as Following,
    () => Promise.resolve({ ok: true, value: {} } as unknown as Identified),
  );
}

describe('the caller of a stream', () => {
  it.each([
    ["the database can't be reached", new DatabaseUnavailableError({ code: 'ECONNREFUSED' })],
    ['a read waited too long for a lock', failed({ errno: 1205 })],
    ['a read was in a deadlock', failed({ errno: 1213 })],
  ])('is neither granted nor denied access if %s', async (_, reason) => {
    const subscriber = subscriberWith(reason);
    expect(await subscriber.decide(STEP)).toBe('UNDECIDED');
    expect(await subscriber.execute(STEP)).toMatchObject({ isCallerKnown: false });
  });

  it('is denied access by any other error', async () => {
    const subscriber = subscriberWith(failed({ errno: 1064 }));
    expect(await subscriber.decide(STEP)).toBe('DENIED');
    expect(await subscriber.execute(STEP)).toMatchObject({ isCallerKnown: true });
  });
});
