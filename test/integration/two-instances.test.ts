import { randomUUID } from 'node:crypto';
import { InviteRequestEntity } from '../../src/invitation/invite-request.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { addingTo } from '../support/actors/adding';
import { invitationsIn, outcomeOf } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { describeOnEachServer } from '../support/database/test-database';
import { inject } from '../support/graph/inject';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';

const VIEWER =
  '{ viewer { session { id } activeProfile { id } profiles(first: 5) { edges { node { id } } } } }';
const SIGN_OUT = 'mutation ($input: SignOutInput) { signOut(input: $input) { userErrors { code } } }';
const UPDATE =
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }';
const REMOVE =
  'mutation ($input: RemoveProfileInput!) { removeProfile(input: $input) { userErrors { code } } }';
const SWITCH =
  'mutation ($input: SwitchProfileInput!) { switchProfile(input: $input) { userErrors { code } } }';
const ROUNDS = 10;

interface ViewerAnswer {
  readonly viewer: {
    readonly activeProfile: { readonly id: string } | null;
    readonly profiles: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
  } | null;
}

/*
 * Elsewhere: clocks that differ (clocks.test.ts), rotating keys (key-rotation.test.ts), announced maintenance
 * (maintenance-command.test.ts), and limits without their cache of refusals (rate-limits.test.ts).
 */
describeOnEachServer('two instances on one database', (database) => {
  let one: TestApp;
  let other: TestApp;
  let people: People;

  beforeAll(async () => {
    one = await startTestApp(database, { onDatabaseClock: true });
    // Instances compile queries at different times, so one may have compiled what the other one hasn't.
    other = await startTestApp(database, {
      onDatabaseClock: true,
      environment: { COMPILE_QUERIES: 'off' },
    });
    people = peopleOf(one);
  });
  afterAll(async () => {
    await one.close();
    await other.close();
  });

  const seenAt = async (test: TestApp, as: SignedIn): Promise<ViewerAnswer['viewer']> =>
    (await test.send<ViewerAnswer>(VIEWER, {}, { as })).data.viewer;
  const profilesSeenAt = async (test: TestApp, as: SignedIn): Promise<string[]> =>
    (await seenAt(test, as))?.profiles.edges.map(({ node }) => node.id) ?? [];
  const call = async (test: TestApp, mutation: string, input: object, as: SignedIn): Promise<string> =>
    outcomeOf(await test.send(mutation, { input }, { as }));

  it('end a session that is signed out on the other one, from the next request on', async () => {
    const person = await one.signIn();
    for (const test of [one, other]) expect(await seenAt(test, person)).not.toBeNull();
    expect(await call(one, SIGN_OUT, {}, person)).toBe('OK');
    for (const test of [other, one]) expect(await seenAt(test, person)).toBeNull();
  });

  it('end all sessions of a person who signs out everywhere', async () => {
    const here = await one.signIn();
    const there = await other.signIn(here.identity);
    expect(await call(other, SIGN_OUT, { everywhere: true }, there)).toBe('OK');
    expect([await seenAt(one, here), await seenAt(one, there)]).toEqual([null, null]);
  });

  it('act as the profile that was chosen on the other one', async () => {
    const { person, profile: first } = await people.member();
    const { profile: second } = await people.another(person);
    for (const [test, profileId] of [
      [one, second.id],
      [other, first.id],
    ] as const) {
      expect(await call(test, SWITCH, { profileId }, person)).toBe('OK');
      for (const each of [one, other])
        expect((await seenAt(each, person))?.activeProfile?.id).toBe(profileId);
    }
  });

  it('refuse a profile that was removed on the other one, from the next request on', async () => {
    const administrator = await people.administrator();
    const { person, profile } = await people.member({ account: administrator.account });
    for (const test of [one, other]) expect(await profilesSeenAt(test, person)).toEqual([profile.id]);
    expect(await call(other, REMOVE, { profileId: profile.id }, administrator.person)).toBe('OK');
    for (const test of [one, other]) expect(await profilesSeenAt(test, person)).toEqual([]);
  });

  it('count attempts together, and both refuse those over the limit', async () => {
    const person = await one.signIn();
    const { points } = DEFAULT_LIMITS.requestInvitesPerPerson;
    const outcomes: string[] = [];
    for (let time = 0; time < points + 4; time += 1) {
      const { request } = invitationsIn(time % 2 === 0 ? one : other);
      outcomes.push(outcomeOf(await request(`${randomUUID()}@contoso.example`, { as: person })));
    }
    expect(outcomes).toEqual(outcomes.map((_, time) => (time < points ? 'OK' : 'RATE_LIMITED')));
    const { id } = await people.records.identityOf(person);
    expect(await one.database.reads.countBy(InviteRequestEntity, { requestedByIdentityId: id })).toBe(points);
  });

  it('carry out a call with an idempotency key once, if it is repeated on the other one', async () => {
    const { person, account } = await people.administrator();
    const input = {
      ...{ accountId: account.id, displayName: 'Kim Abercrombie', email: `${randomUUID()}@contoso.example` },
      ...{ sendInvite: true, idempotencyKey: randomUUID() },
    };
    const first = await addingTo(one).add(input, { as: person });
    const again = await addingTo(other).add(input, { as: person });
    expect(first.data.addProfile.userErrors).toEqual([]);
    expect(again.data).toEqual(first.data);
    expect(await one.database.reads.countBy(ProfileEntity, { emailKey: input.email })).toBe(1);
  });

  it('let only one of two people accept an invitation at the same time', async () => {
    const { issue, unheld } = invitationsIn(one);
    for (let round = 0; round < ROUNDS; round += 1) {
      const { token } = await issue(await unheld());
      const [here, there] = [await one.signIn(), await other.signIn()];
      const answers = await Promise.all([
        invitationsIn(one).associate({ token }, { as: here }),
        invitationsIn(other).associate({ token }, { as: there }),
      ]);
      expect(answers.map(outcomeOf).sort()).toEqual(['INVITATION_ALREADY_USED', 'OK']);
    }
  });

  it('keep an administrator if two demote each other at the same time', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = await people.administrator();
      const second = await people.administrator({ account: first.account });
      const outcomes = await Promise.all([
        call(one, UPDATE, { profileId: second.profile.id, role: 'MEMBER' }, first.person),
        call(other, UPDATE, { profileId: first.profile.id, role: 'MEMBER' }, second.person),
      ]);
      expect(outcomes.filter((outcome) => outcome === 'OK')).toHaveLength(1);
      const administrators = {
        accountId: first.account.id,
        role: 'ADMINISTRATOR',
        status: 'ACTIVE',
      } as const;
      expect(await one.database.reads.countBy(ProfileEntity, administrators)).toBe(1);
    }
  });

  it('answer with the same bytes, whether they have compiled the query or not', async () => {
    const { person } = await people.administrator();
    const request = {
      ...({ method: 'POST', url: '/graphql' } as const),
      headers: { 'content-type': 'application/json', cookie: person.cookie },
      payload: JSON.stringify({ query: VIEWER }),
    };
    // Compiled with the first of them.
    const answers: string[] = [];
    for (const { app } of [one, other, one, other]) answers.push((await inject(app.server, request)).body);
    expect(one.app.shortcut).not.toBeNull();
    expect(other.app.shortcut).toBeNull();
    expect(answers).toEqual(answers.map(() => answers[0]));
  });
});
