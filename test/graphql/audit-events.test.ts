import type { AuditAction } from '../../src/audit/audit-event';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { newId } from '../../src/foundation/ids';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { losses } from '../support/authorization/authorization-asker';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Answer, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Event {
  readonly id: string;
  readonly occurredAt: string;
  readonly action: AuditAction;
  readonly actor: { readonly displayName: string | null; readonly profile: { readonly id: string } | null };
  readonly profile: { readonly id: string } | null;
  readonly subjectId: string;
  readonly requestId: string;
  readonly changes: readonly object[];
}
interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Event }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  readonly totalCount: number;
}

const NODE = `id occurredAt action actor { displayName profile { id } } profile { id } subjectId requestId
  changes { field before after }`;

describeOnEachDatabase("an account's audit trail", (database) => {
  let test: TestApp;
  let people: People;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  type Trail = { account: { auditEvents: Page | null } | null };
  const ask = (
    { person }: Pick<Colleague, 'person'>,
    { id }: { readonly id: string },
    args = '',
    selection = `edges { cursor node { ${NODE} } } pageInfo { hasNextPage hasPreviousPage } totalCount`,
  ): Promise<Answer<Trail>> =>
    test.send(
      `query ($id: ID!) { account(id: $id) { auditEvents${args && `(${args})`} { ${selection} } } }`,
      { id },
      { as: person },
    );
  const eventsOf = async (administrator: Colleague, args = ''): Promise<Event[]> => {
    const { data, errors } = await ask(administrator, administrator.account, args);
    expect(errors).toEqual([]);
    return data.account?.auditEvents?.edges.map(({ node }) => node) ?? [];
  };
  /** Adds events a minute apart, and returns their ids. */
  const happen = async (
    facts: readonly Partial<AuditEventEntity>[],
    given: Partial<AuditEventEntity> = {},
  ): Promise<string[]> => {
    for (const fact of facts) {
      test.clock.advance(60_000);
      const event = {
        ...({ id: newId('audt'), action: 'PROFILE_UPDATED', subjectId: 'x', requestId: 'test' } as const),
        ...{ accountId: null, profileId: null, actorIdentityId: null, actorProfileId: null, changes: null },
        occurredAt: test.clock.now(),
        ...given,
        ...fact,
      };
      // Not by the service, which only records actions that it knows.
      await test.database.write((manager) => manager.save(AuditEventEntity, event));
    }
    const events = await test.database.reads.find(AuditEventEntity, {
      where: { requestId: 'test' },
      order: { occurredAt: 'ASC', id: 'ASC' },
    });
    return events.slice(events.length - facts.length).map(({ id }) => id);
  };
  const update = (by: Colleague, input: object): Promise<Answer<unknown>> =>
    test.send(
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }',
      { input },
      { as: by.person, headers: { 'x-request-id': 'update-1' } },
    );

  it('shows who did what to whom, when, in which request, with the values before and after', async () => {
    const administrator = await people.administrator({ displayName: 'Ana' });
    const member = await people.member({ account: administrator.account, displayName: 'Kim' });
    await update(administrator, { profileId: member.profile.id, displayName: 'Kim A.', locale: 'de' });
    const [event] = await eventsOf(administrator);
    expect(event).toEqual({
      id: expect.stringMatching(/^audt_/),
      occurredAt: test.clock.now().toISOString(),
      action: 'PROFILE_UPDATED',
      actor: {
        displayName: administrator.person.identity.displayName,
        profile: { id: administrator.profile.id },
      },
      profile: { id: member.profile.id },
      subjectId: member.profile.id,
      requestId: expect.any(String),
      changes: [
        { field: 'displayName', before: 'Kim', after: 'Kim A.' },
        { field: 'locale', before: 'en', after: 'de' },
      ],
    });
  });

  it('returns values other than text as JSON, and null for none', async () => {
    const administrator = await people.administrator();
    const changes = { text: [null, 'true'], flag: [false, true], list: [['a'], { b: 1 }] };
    await happen([{ accountId: administrator.account.id, changes }]);
    expect((await eventsOf(administrator))[0]?.changes).toEqual([
      { field: 'text', before: null, after: 'true' },
      { field: 'flag', before: 'false', after: 'true' },
      { field: 'list', before: '["a"]', after: '{"b":1}' },
    ]);
  });

  it('follows an invitation from sending to association, newest first', async () => {
    const administrator = await people.administrator();
    const profile = await people.records.profile({ accountId: administrator.account.id });
    await invitations.send({ profileId: profile.id }, { as: administrator.person });
    test.clock.advance(60_000);
    const { token } = await invitations.issue(profile);
    test.clock.advance(60_000);
    const newcomer = await test.signIn({ displayName: 'Newcomer', username: 'newcomer@outlook.example' });
    await invitations.associate({ token }, { as: newcomer });
    const events = await eventsOf(administrator);
    // The second invitation superseded the first and was accepted. Simultaneous events are listed in reverse
    // order.
    expect(events.map(({ action }) => action)).toEqual([
      'ASSOCIATION_CREATED',
      'INVITATION_ACCEPTED',
      'INVITATION_SENT',
      'INVITATION_SUPERSEDED',
      'INVITATION_SENT',
    ]);
    expect(events.map(({ profile: concerned }) => concerned?.id)).toEqual(events.map(() => profile.id));
    expect(events[0]?.actor).toEqual({ displayName: 'Newcomer', profile: null });
    expect(events[2]?.actor).toEqual({ displayName: null, profile: null });
    const { body } = await ask(administrator, administrator.account);
    expect(body).not.toContain('newcomer@outlook.example');
    expect(body).not.toContain(token);
  });

  it('never shows from which profile of another account somebody switched', async () => {
    const administrator = await people.administrator();
    const member = await people.member({ account: administrator.account });
    const other = await people.another(member.person);
    for (const { id } of [other.profile, member.profile])
      await test.send(
        'mutation ($id: ID!) { switchProfile(input: { profileId: $id }) { userErrors { code } } }',
        { id },
        { as: member.person },
      );
    const { body, data } = await ask(administrator, administrator.account);
    expect(data.account?.auditEvents?.edges.map(({ node }) => node.action)).toEqual(['PROFILE_SWITCHED']);
    expect(body).not.toContain(other.profile.id);
  });

  it("is null for the account's other readers, and strangers get no account", async () => {
    const administrator = await people.administrator();
    const member = await people.member({ account: administrator.account });
    const stranger = await people.administrator();
    expect((await ask(member, member.account)).data.account).toEqual({ auditEvents: null });
    expect((await ask(stranger, member.account)).data.account).toBeNull();
  });

  it("shows a partner's administrator only by name, and shows the profile to the partner", async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const account = await people.records.account({ partnerId: partner.account.id });
    const own = await people.administrator({ account });
    const [id] = await happen([
      {
        accountId: account.id,
        profileId: own.profile.id,
        actorProfileId: partner.profile.id,
        actorIdentityId: partner.association.identityId,
      },
    ]);
    const { displayName } = partner.person.identity;
    expect(await eventsOf(own)).toMatchObject([{ id, actor: { displayName, profile: null } }]);
    const { data } = await ask(partner, account);
    expect(data.account?.auditEvents?.edges[0]?.node).toMatchObject({
      actor: { displayName, profile: { id: partner.profile.id } },
      profile: { id: own.profile.id },
    });
  });

  it('shows the id of a partner only to callers who can read the partner', async () => {
    const former = await people.records.account({ kind: 'PARTNER' });
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const account = await people.records.account({ partnerId: partner.account.id });
    const own = await people.administrator({ account });
    const changes = { name: ['Contoso', 'Contoso Ltd'], partnerId: [former.id, partner.account.id] };
    await happen([{ accountId: account.id, action: 'ACCOUNT_UPDATED', changes }]);
    const name = { field: 'name', before: 'Contoso', after: 'Contoso Ltd' };
    const [event] = await eventsOf(own);
    expect(event?.changes).toEqual([name, { field: 'partnerId', before: null, after: null }]);
    const { data } = await ask(partner, account);
    expect(data.account?.auditEvents?.edges[0]?.node.changes).toEqual([
      name,
      { field: 'partnerId', before: null, after: partner.account.id },
    ]);
  });

  it('never shows events of other accounts, or events without an account', async () => {
    const administrator = await people.administrator();
    const elsewhere = await people.administrator();
    const about = { profileId: administrator.profile.id, actorProfileId: administrator.profile.id };
    await happen([{ accountId: elsewhere.account.id }, { accountId: null }], about);
    expect(await eventsOf(administrator)).toEqual([]);
    const { id } = administrator.profile;
    expect(await eventsOf(administrator, `actorProfileId: "${id}" subjectProfileId: "${id}"`)).toEqual([]);
    // A profile of another account that an event references isn't shown.
    expect((await eventsOf(elsewhere)).map(({ profile, actor }) => [profile, actor.profile])).toEqual([
      [null, null],
    ]);
  });

  it('skips events with actions of a newer release', async () => {
    const administrator = await people.administrator();
    const { id: accountId } = administrator.account;
    const [first, , last] = await happen([
      { accountId },
      { accountId, action: 'PROFILE_TELEPORTED' as AuditAction },
      { accountId },
    ]);
    const { data, errors } = await ask(administrator, administrator.account);
    expect(errors).toEqual([]);
    expect(data.account?.auditEvents?.edges.map(({ node }) => node.id)).toEqual([last, first]);
    expect(data.account?.auditEvents?.totalCount).toBe(2);
  });

  it('is null for an administrator in the first request after they lost the role', async () => {
    for (const lose of losses(test)) {
      const administrator = await people.administrator();
      await happen([{ accountId: administrator.account.id }]);
      expect(await eventsOf(administrator)).toHaveLength(1);
      await lose(administrator);
      const { data } = await ask(administrator, administrator.account);
      expect(data.account?.auditEvents ?? null).toBeNull();
    }
    const removed = await people.administrator();
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: removed.profile.id }, { status: 'REMOVED' }),
    );
    expect((await ask(removed, removed.account)).data.account).toBeNull();
  });

  describe('with many events', () => {
    let administrator: Colleague;
    let colleague: Colleague;
    let ids: string[];
    let begin: Date;

    beforeAll(async () => {
      administrator = await people.administrator();
      colleague = await people.member({ account: administrator.account });
      begin = test.clock.now();
      const actions = ['PROFILE_UPDATED', 'INVITATION_SENT', 'ACCOUNT_UPDATED'] as const;
      ids = await happen(
        Array.from({ length: 24 }, (_, at) => ({
          action: actions[at % 3] ?? 'PROFILE_UPDATED',
          accountId: administrator.account.id,
          profileId: at % 3 === 2 ? null : [administrator, colleague][at % 2]!.profile.id,
          actorProfileId: at % 4 ? administrator.profile.id : null,
          actorIdentityId: at % 4 ? administrator.association.identityId : null,
        })),
      );
    });
    const of = async (args: string): Promise<number[]> =>
      (await eventsOf(administrator, args)).map(({ id }) => ids.indexOf(id));
    const all = Array.from({ length: 24 }, (_, at) => 23 - at);
    const minute = (at: number): string => new Date(begin.getTime() + (at + 1) * 60_000).toISOString();

    it('can be filtered by actor, subject, action and time, together or separately', async () => {
      const actor = `actorProfileId: "${administrator.profile.id}"`;
      const subject = `subjectProfileId: "${colleague.profile.id}"`;
      const isOfSubject = (at: number): boolean => at % 3 !== 2 && at % 2 === 1;
      expect(await of('first: 100')).toEqual(all);
      expect(await of(`first: 100 ${actor}`)).toEqual(all.filter((at) => at % 4));
      expect(await of(`first: 100 ${subject}`)).toEqual(all.filter(isOfSubject));
      expect(await of('action: INVITATION_SENT')).toEqual(all.filter((at) => at % 3 === 1));
      expect(await of(`${actor} ${subject} action: INVITATION_SENT`)).toEqual(
        all.filter((at) => at % 4 && isOfSubject(at) && at % 3 === 1),
      );
      expect(await of('actorProfileId: "" first: 5')).toEqual([]);
      expect(await of('actorProfileId: null action: null from: null until: null first: 2')).toEqual([23, 22]);
    });

    it('includes the start of the time range, and excludes its end', async () => {
      expect(await of(`from: "${minute(3)}" until: "${minute(6)}"`)).toEqual([5, 4, 3]);
      expect(await of(`from: "${minute(21)}"`)).toEqual([23, 22, 21]);
      expect(await of(`until: "${minute(2)}"`)).toEqual([1, 0]);
      expect(await of(`from: "${minute(6)}" until: "${minute(3)}"`)).toEqual([]);
      expect(
        await of('first: 1 from: "0000-01-01T00:00:00+23:00" until: "9999-12-31T23:59:59-23:00"'),
      ).toEqual([23]);
    });

    it.each(['', 'action: INVITATION_SENT', 'between'])(
      'can be read page by page, forward and backward (%s)',
      async (given) => {
        const filter = given === 'between' ? `from: "${minute(3)}" until: "${minute(20)}"` : given;
        const whole = await of(`first: 100 ${filter}`);
        const page = async (args: string): Promise<Page> => {
          const { data, errors } = await ask(administrator, administrator.account, `${filter} ${args}`);
          expect(errors).toEqual([]);
          expect(data.account?.auditEvents?.totalCount).toBe(whole.length);
          return data.account!.auditEvents!;
        };
        const forward: number[] = [];
        for (let after = '', more = true; more;) {
          const { edges, pageInfo } = await page(`first: 5 ${after}`);
          forward.push(...edges.map(({ node }) => ids.indexOf(node.id)));
          expect(pageInfo.hasPreviousPage).toBe(after !== '');
          more = pageInfo.hasNextPage;
          after = `after: "${edges.at(-1)?.cursor ?? ''}"`;
        }
        const backward: number[] = [];
        for (let before = '', more = true; more;) {
          const { edges, pageInfo } = await page(`last: 3 ${before}`);
          backward.unshift(...edges.map(({ node }) => ids.indexOf(node.id)));
          more = pageInfo.hasPreviousPage;
          before = `before: "${edges[0]?.cursor ?? ''}"`;
        }
        expect([forward, backward]).toEqual([whole, whole]);
      },
    );

    it('rejects a cursor of another kind of list', async () => {
      const { data } = await test.send<{ account: { profiles: Page } }>(
        'query ($id: ID!) { account(id: $id) { profiles(first: 1) { edges { cursor } } } }',
        { id: administrator.account.id },
        { as: administrator.person },
      );
      const { cursor } = data.account.profiles.edges[0]!;
      const forged = Buffer.from(`2026-99-99 00:00:00.000 ${ids[0]!}`).toString('base64url');
      for (const given of [cursor, forged]) {
        const { errors } = await ask(administrator, administrator.account, `after: "${given}"`);
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: ['after'] } }]);
      }
    });

    it.each([5, 20])('takes the same number of statements for %d', async (first) => {
      const count = async (selection: string): Promise<number> => {
        test.forgetStatements();
        await ask(administrator, administrator.account, `first: ${first}`, selection);
        return test.statements.length;
      };
      // The viewer, the page, and the colleague's profile. The administrator's own profile was read with the
      // viewer.
      expect(await count(`edges { node { ${NODE} } }`)).toBe(3);
      expect(await count('edges { node { id } }')).toBe(2);
      expect(await count('totalCount edges { node { id } }')).toBe(3);
    });
  });
});
