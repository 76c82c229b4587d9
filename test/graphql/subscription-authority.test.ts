import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { recordChanges } from '../../src/change-log/record-changes';
import { endAllSessions } from '../../src/identity/end-all-sessions';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { describeOnEachDatabase } from '../support/database/test-database';
import { listen, type OpenStream, type StreamResult, subscribe } from '../support/graph/streams';
import { startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { currentPosition } from '../../src/webhooks/replay-events';
import { type Sender, type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';

const ACCOUNT = 'subscription ($id: ID!) { accountChanged(accountId: $id) { account { name } types } }';
const VIEWER =
  'subscription { viewerChanged { activeProfile { id } selection { candidates { id } } profiles(first: 10) { edges { node { id } } } } }';

interface Viewer {
  readonly viewerChanged: {
    readonly activeProfile: { readonly id: string } | null;
    readonly selection: { readonly candidates: readonly { readonly id: string }[] };
    readonly profiles: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
  };
}
interface Changed {
  readonly accountChanged: { readonly types: readonly string[] };
}

describeOnEachDatabase('the authority of subscriptions', (database) => {
  let here: TestApp;
  let people: People;
  /** The addresses of two instances. */
  let urls: readonly URL[];
  let there: TestApp;
  const open = new Set<OpenStream<unknown>>();

  beforeAll(async () => {
    here = await startTestApp(database);
    there = await startTestApp(database);
    people = peopleOf(here);
    urls = [await listen(here), await listen(there)];
  });
  afterEach(() => {
    for (const stream of open) stream.close();
    open.clear();
  });
  afterAll(async () => {
    await here.close();
    await there.close();
  });

  /** Subscribes on both instances, and waits for the state. */
  async function onBoth<Data>(query: string, variables: object, sender: Sender): Promise<OpenStream<Data>[]> {
    const streams = await Promise.all(urls.map((url) => subscribe<Data>(url, query, variables, sender)));
    for (const stream of streams) {
      open.add(stream);
      expect((await stream.result(1)).errors).toBeUndefined();
    }
    return streams;
  }
  const endedWith = (streams: readonly OpenStream<unknown>[]) =>
    Promise.all(streams.map((stream) => stream.ended()));
  const both = <Value>(value: Value): Value[] => [value, value];
  const follow = ({ person, account, profile }: Colleague) =>
    onBoth<Changed>(ACCOUNT, { id: account.id }, { as: person, profileId: profile.id });
  const mutate = async (mutation: string, input: object, as: SignedIn): Promise<void> => {
    const { errors, body } = await here.send(
      `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) {
        ${mutation}(input: $input) { userErrors { code } } }`,
      { input },
      { as },
    );
    expect([errors, body]).toEqual([[], expect.stringContaining('"userErrors":[]')]);
  };
  const twoAdministrators = async (): Promise<[Colleague, Colleague]> => {
    const one = await people.administrator();
    return [one, await people.administrator({ account: one.account })];
  };

  it('ends with the session, wherever it was ended', async () => {
    const endings: ((person: SignedIn) => Promise<unknown>)[] = [
      (person) => mutate('signOut', {}, person),
      (person) => mutate('signOut', { everywhere: true }, person),
      () => endAllSessions(here.database, { now: here.clock.now(), requestId: 'test' }),
    ];
    for (const end of endings) {
      const one = await people.administrator();
      const streams = [
        ...(await onBoth(VIEWER, {}, { as: one.person })),
        ...(await onBoth(ACCOUNT, { id: one.account.id }, { as: one.person })),
      ];
      await end(one.person);
      expect(await endedWith(streams)).toEqual([...both('UNAUTHENTICATED'), ...both('UNAUTHENTICATED')]);
      for (const stream of streams) expect(stream.text()).toMatch(/event: complete\ndata:\n\n$/);
    }
  });

  it('ends for a person who no longer manages the account', async () => {
    const losses: ((of: Colleague, by: Colleague) => Promise<void>)[] = [
      ({ profile }, { person }) => mutate('removeProfile', { profileId: profile.id }, person),
      ({ profile }, { person }) => mutate('updateProfile', { profileId: profile.id, role: 'MEMBER' }, person),
      ({ profile }, { person }) =>
        mutate('updateProfile', { profileId: profile.id, status: 'DISABLED' }, person),
      ({ association }, { person }) => mutate('endAssociation', { associationId: association.id }, person),
    ];
    for (const lose of losses) {
      const [one, other] = await twoAdministrators();
      const streams = await onBoth(ACCOUNT, { id: one.account.id }, { as: one.person });
      const others = await follow(other);
      await lose(one, other);
      expect(await endedWith(streams)).toEqual(both('FORBIDDEN'));
      for (const stream of others) expect((await stream.result(2)).errors).toBeUndefined();
    }
  });

  it('ends when the person acts as a profile of another account', async () => {
    const one = await people.administrator();
    const elsewhere = await people.another(one.person);
    await mutate('switchProfile', { profileId: one.profile.id }, one.person);
    const streams = await onBoth(ACCOUNT, { id: one.account.id }, { as: one.person });
    await mutate('switchProfile', { profileId: elsewhere.profile.id }, one.person);
    expect(await endedWith(streams)).toEqual(both('FORBIDDEN'));
  });

  it('ends when the plan of the account is shortened to the past', async () => {
    const one = await people.administrator();
    const streams = await onBoth(ACCOUNT, { id: one.account.id }, { as: one.person });
    const viewers = await onBoth<Viewer>(VIEWER, {}, { as: one.person });
    await here.database.write(async (manager) => {
      const endsAt = new Date(here.clock.now().getTime() - 60_000);
      await manager.update(ServicePlanEntity, { accountId: one.account.id }, { endsAt });
      await recordChanges(manager, [
        {
          ...{ type: 'plan.updated', accountId: one.account.id, profileId: null, identityId: null },
          ...{ subjectId: one.account.id, occurredAt: endsAt },
        },
      ]);
    });
    expect(await endedWith(streams)).toEqual(both('FORBIDDEN'));
    for (const stream of viewers)
      expect((await stream.result(2)).data?.viewerChanged.selection.candidates).toEqual([]);
  });

  it('ends for a request whose profile can no longer be used', async () => {
    const [one, other] = await twoAdministrators();
    const streams = await onBoth(VIEWER, {}, { as: one.person, profileId: one.profile.id });
    await mutate('updateProfile', { profileId: one.profile.id, status: 'DISABLED' }, other.person);
    expect(await endedWith(streams)).toEqual(both('FORBIDDEN'));
  });

  it('goes on for a person who lost a profile, and shows it', async () => {
    const [one, other] = await twoAdministrators();
    const kept = await people.another(one.person);
    await mutate('switchProfile', { profileId: one.profile.id }, one.person);
    const streams = await onBoth<Viewer>(VIEWER, {}, { as: one.person });
    await mutate('removeProfile', { profileId: one.profile.id }, other.person);
    for (const stream of streams) {
      const { data } = await stream.find(({ data: seen }) => seen?.viewerChanged.profiles.edges.length === 1);
      expect(data?.viewerChanged.activeProfile?.id).toBe(kept.profile.id);
    }
  });

  it('shows the profile that another tab chose', async () => {
    const one = await people.administrator();
    const other = await people.another(one.person);
    await mutate('switchProfile', { profileId: one.profile.id }, one.person);
    const streams = await onBoth<Viewer>(VIEWER, {}, { as: one.person });
    await mutate('switchProfile', { profileId: other.profile.id }, one.person);
    for (const stream of streams)
      await stream.find(({ data }) => data?.viewerChanged.activeProfile?.id === other.profile.id);
  });

  it('reads only the callers of streams that a change concerns', async () => {
    const [[one], bystander] = [await twoAdministrators(), await people.administrator()];
    const [concerned] = await onBoth<Changed>(ACCOUNT, { id: one.account.id }, { as: one.person });
    const [aside] = await onBoth<Changed>(ACCOUNT, { id: bystander.account.id }, { as: bystander.person });
    const record = (type: string, accounts: readonly { readonly id: string }[]) =>
      here.database.write((manager) =>
        recordChanges(
          manager,
          accounts.map(({ id }) => ({
            ...{ type, accountId: id, profileId: null, identityId: null },
            ...{ subjectId: id, occurredAt: here.clock.now() },
          })),
        ),
      );
    const hasType = (type: string) => (result: StreamResult<Changed>) =>
      result.data?.accountChanged.types.includes(type) ?? false;
    // Changes from before the streams can be passed on shortly after they began.
    await record('account.updated', [one.account, bystander.account]);
    for (const stream of [concerned, aside]) await stream!.find(hasType('account.updated'));
    const before = aside!.results().length;
    here.forgetStatements();
    await record('account.added', [one.account]);
    await concerned!.find(hasType('account.added'));
    const viewersRead = here.statements.filter((sql) => /\bJOIN association ON session/.test(sql));
    expect(viewersRead).toHaveLength(1);
    expect(aside!.results()).toHaveLength(before);
  });
});

describeOnEachDatabase('the authority of subscriptions, without a change in the log', (database) => {
  let test: TestApp;
  let people: People;

  /** Numbers the changes until now, so that the first stream doesn't get them. */
  const numberChanges = () => currentPosition(test.database);
  async function start(options: Parameters<typeof startTestApp>[1]): Promise<URL> {
    test = await startTestApp(database, options);
    people = peopleOf(test);
    return listen(test);
  }
  afterEach(() => test.close());

  it('is checked periodically', async () => {
    const url = await start({ streamTimes: { checkMs: 20 } });
    const one = await people.administrator();
    await numberChanges();
    const stream = await subscribe(url, ACCOUNT, { id: one.account.id }, { as: one.person });
    await stream.result(1);
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: one.profile.id }, { role: 'MEMBER' }),
    );
    expect(await stream.ended()).toBe('FORBIDDEN');
    expect(stream.results()).toHaveLength(2);
  });

  it('ends when the session has expired, which a stream does not prevent', async () => {
    const url = await start({
      onDatabaseClock: true,
      // Checks that counted as a use of the session would extend it.
      streamTimes: { checkMs: 100 },
      overrides: { session: { idleMs: 1_500, persistentIdleMs: 1_500, absoluteMs: 3_600_000 } },
    });
    const stream = await subscribe(url, VIEWER, {}, { as: await test.signIn() });
    expect((await stream.result(1)).errors).toBeUndefined();
    expect(await stream.ended()).toBe('UNAUTHENTICATED');
  });

  it('ends when the access token is no longer accepted', async () => {
    const running = await startMicrosoftTestApp(database, { onDatabaseClock: true });
    ({ test } = running);
    const now = Math.floor(test.database.clock.now().getTime() / 1000);
    // Tokens are accepted for 30 seconds after they have expired.
    const token = await running.userToken({ exp: now - 27 });
    const stream = await subscribe(await listen(test), VIEWER, {}, { token });
    expect((await stream.result(1)).errors).toBeUndefined();
    expect(await stream.ended()).toBe('UNAUTHENTICATED');
    await running.microsoft.close();
  });

  it('ends when the plan of the account has ended', async () => {
    const url = await start({ onDatabaseClock: true });
    const one = await people.administrator();
    const now = test.database.clock.now();
    await test.database.write((manager) =>
      manager.update(
        ServicePlanEntity,
        { accountId: one.account.id },
        { endsAt: new Date(now.getTime() + 1_500) },
      ),
    );
    await numberChanges();
    const sender = { as: one.person };
    const stream = await subscribe(url, ACCOUNT, { id: one.account.id }, sender);
    const viewer = await subscribe<Viewer>(url, VIEWER, {}, sender);
    expect((await stream.result(1)).errors).toBeUndefined();
    expect((await viewer.result(1)).data?.viewerChanged.selection.candidates).toHaveLength(1);
    expect(await stream.ended()).toBe('FORBIDDEN');
    expect((await viewer.result(2)).data?.viewerChanged.selection.candidates).toEqual([]);
    viewer.close();
  });
});
