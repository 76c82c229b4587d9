import type { Change } from '../../src/change-log/change';
import type { ChangeListener } from '../../src/change-log/change-feed';
import { concernsCaller, MOST_PROFILES, type Topic } from '../../src/request/topic';
import type { Following } from '../../src/streams/following';
import { Followings } from '../../src/streams/followings';

const change = (given: Partial<Change>): Change => ({
  ...{ position: 1, type: 'profile.updated', accountId: null, profileId: null, identityId: null },
  ...{ subjectId: 'subject', changes: {}, occurredAt: new Date(0) },
  ...given,
});
/** Events for an account, checks for its caller. */
const topic: Topic = {
  ids: ['acct_1'],
  effectOf: (given, caller) =>
    given.accountId === 'acct_1' ? 'EVENT' : concernsCaller(given, caller) ? 'CHECK' : null,
  effectOfPlans: 'CHECK',
  requireAccess: () => Promise.resolve(),
};
const caller = {
  identityId: 'idty_1',
  profileIds: new Set(['prof_own']),
  accountIds: new Set(['acct_own']),
};

/** A change log that a test writes. */
function createFeed(): {
  listeners: Set<ChangeListener>;
  listen: (listener: ChangeListener) => Promise<() => void>;
} {
  const listeners = new Set<ChangeListener>();
  return {
    listeners,
    listen: (listener) => {
      listeners.add(listener);
      return Promise.resolve(() => void listeners.delete(listener));
    },
  };
}

describe('following changes', () => {
  let feed: ReturnType<typeof createFeed>;
  let followings: Followings;
  const pass = (...changes: Partial<Change>[]): void => {
    for (const listener of feed.listeners) listener(changes.map(change));
  };
  const begin = async (): Promise<Following> => {
    const following = await followings.follow(topic);
    following.setCaller(caller);
    await following.next();
    return following;
  };
  const step = async (following: Following) => {
    const { value } = await following.next();
    return (
      value && { ...value, news: { types: [...value.news.types], profileIds: [...value.news.profileIds] } }
    );
  };

  beforeEach(() => {
    feed = createFeed();
    followings = new Followings(feed);
  });

  it('begins with an event, and has the changes that came before it was taken', async () => {
    const following = await followings.follow(topic);
    pass({ accountId: 'acct_1', type: 'account.updated' });
    expect(await step(following)).toMatchObject({ effect: 'EVENT', news: { types: ['account.updated'] } });
  });

  it('merges what happens while the stream is busy', async () => {
    const following = await begin();
    pass({ identityId: 'idty_1', type: 'session.ended' });
    pass({ accountId: 'acct_1', profileId: 'prof_1' }, { accountId: 'acct_1', profileId: 'prof_2' });
    pass({ accountId: 'acct_1', profileId: 'prof_1', type: 'invitation.sent' });
    expect(await step(following)).toEqual({
      effect: 'EVENT',
      news: { types: ['profile.updated', 'invitation.sent'], profileIds: ['prof_1', 'prof_2'] },
      isAboutCaller: true,
    });
  });

  it('keeps a bounded number of profiles', async () => {
    const following = await begin();
    pass(
      ...Array.from({ length: 500 }, (_, index) => ({
        accountId: 'acct_1',
        profileId: `prof_${String(index)}`,
      })),
    );
    expect((await step(following))?.news.profileIds).toHaveLength(MOST_PROFILES + 1);
  });

  it.each([
    ['their identity', { identityId: 'idty_1' }],
    ['their sessions', { subjectId: 'idty_1' }],
    ['their profile', { profileId: 'prof_own', accountId: 'acct_own' }],
    ['their account', { accountId: 'acct_own' }],
  ])('checks the caller after a change of %s', async (_of, given) => {
    const following = await begin();
    pass(given);
    expect(await step(following)).toMatchObject({ effect: 'CHECK', isAboutCaller: true });
  });

  it('ignores all other changes', async () => {
    const following = await begin();
    pass(
      { accountId: 'acct_own', profileId: 'prof_colleague' },
      { accountId: 'acct_2' },
      { identityId: 'idty_2' },
    );
    following.make('CHECK');
    expect(await step(following)).toMatchObject({ effect: 'CHECK', isAboutCaller: false });
  });

  it('follows the ids of its caller as they change', async () => {
    const following = await begin();
    following.setCaller({ ...caller, profileIds: new Set(['prof_new']) });
    pass({ profileId: 'prof_own' });
    following.make('CHECK');
    expect(await step(following)).toMatchObject({ isAboutCaller: false });
    pass({ profileId: 'prof_new' });
    expect(await step(following)).toMatchObject({ isAboutCaller: true });
  });

  it('receives what was passed while the ids of its caller were read, and only that', async () => {
    const following = await followings.follow({ ...topic, ids: [] });
    pass({ identityId: 'idty_1', type: 'session.ended' });
    await following.next();
    pass({ identityId: 'idty_other' }, { accountId: 'acct_other' });
    following.setCaller(caller);
    following.make('CHECK');
    expect(await step(following)).toMatchObject({ effect: 'CHECK', isAboutCaller: false });

    pass({ profileId: 'prof_new', accountId: 'acct_1' });
    following.setCaller({ ...caller, profileIds: new Set([...caller.profileIds, 'prof_new']) });
    expect(await step(following)).toEqual({
      effect: 'EVENT',
      news: { types: ['profile.updated'], profileIds: ['prof_new'] },
      isAboutCaller: true,
    });
  });

  it('has an event if more was passed meanwhile than is kept', async () => {
    const following = await followings.follow({ ...topic, ids: [] });
    await following.next();
    for (let batch = 0; batch < 3; batch += 1)
      pass(...Array.from({ length: 500 }, () => ({ accountId: 'acct_other' })));
    following.setCaller(caller);
    expect(await step(following)).toMatchObject({ effect: 'EVENT', news: { types: [] } });
  });

  it('has the news of an event that could not be executed in the next one', async () => {
    const following = await begin();
    pass({ accountId: 'acct_1', profileId: 'prof_1' });
    const { value } = await following.next();
    following.putBack(value!);
    // In between, it's checked whether the caller still has access.
    following.make('CHECK');
    expect(await step(following)).toMatchObject({ effect: 'CHECK', news: { types: [], profileIds: [] } });
    pass({ accountId: 'acct_1', profileId: 'prof_2', type: 'profile.added' });
    expect(await step(following)).toMatchObject({
      effect: 'EVENT',
      news: { types: ['profile.updated', 'profile.added'], profileIds: ['prof_1', 'prof_2'] },
    });
  });

  it('listens to the log once, while somebody follows it', async () => {
    const [one, two] = [await begin(), await begin()];
    expect(feed.listeners.size).toBe(1);
    const waiting = one.next();
    await one.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(feed.listeners.size).toBe(1);
    await two.return();
    await two.return();
    await Promise.resolve();
    expect(feed.listeners.size).toBe(0);
    await begin();
    expect(feed.listeners.size).toBe(1);
  });

  it('doesn’t listen for a topic that the log doesn’t have', async () => {
    const following = await followings.follow({ ...topic, ids: ['status'], effectOf: null });
    await following.next();
    expect(feed.listeners.size).toBe(0);
    followings.announce('status');
    expect(await step(following)).toMatchObject({ effect: 'EVENT' });
  });

  it('can listen again after the log could not be read', async () => {
    const listen = jest.spyOn(feed, 'listen').mockRejectedValueOnce(new Error('unavailable'));
    followings = new Followings(feed);
    await expect(followings.follow(topic)).rejects.toThrow('unavailable');
    await begin();
    expect(listen).toHaveBeenCalledTimes(2);
  });
});
