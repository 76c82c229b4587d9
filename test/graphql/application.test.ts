import { randomUUID } from 'node:crypto';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { APPLICATION_CLIENT_ID } from '../support/stand-ins/microsoft-issuer';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import type { TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';
import { IdentityEntity } from '../../src/identity/identity.entity';

describeOnEachDatabase('an application that calls as itself', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let people: People;
  let member: Colleague;
  let token: string;

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database);
    test = running.test;
    people = peopleOf(test);
    member = await people.member();
    token = await running.applicationToken();
  });
  afterAll(() => running.close());
  beforeEach(() => test.forgetStatements());

  it('is known without an SQL statement, and has no identity', async () => {
    const { data } = await test.send(
      '{ viewer { identity { id } } serviceStatus { availability } }',
      {},
      { token },
    );
    expect(data).toMatchObject({ viewer: null });
    expect(test.statements).toEqual([]);
    const made = await test.database.reads.findBy(IdentityEntity, { objectId: APPLICATION_CLIENT_ID });
    expect(made).toEqual([]);
  });

  it('reads any account and profile', async () => {
    const { data } = await test.send(
      `query ($number: String!, $id: ID!) { account(number: $number) { id viewerCanManageProfiles
        profiles { edges { node { id } } } invitations { edges { node { id } } } auditEvents { edges { cursor } } }
        profile(id: $id) { email association { identity { displayName } } viewerCanEdit } }`,
      { number: member.account.number, id: member.profile.id },
      { token },
    );
    expect(data).toEqual({
      account: {
        id: member.account.id,
        viewerCanManageProfiles: false,
        profiles: { edges: [{ node: { id: member.profile.id } }] },
        invitations: { edges: [] },
        auditEvents: null,
      },
      profile: {
        email: member.profile.email,
        association: { identity: { displayName: 'Test Person' } },
        viewerCanEdit: false,
      },
    });
  });

  it('resolves a hundred references to accounts with one SQL statement', async () => {
    const accounts = [member.account];
    while (accounts.length < 20) accounts.push(await people.records.account());
    const representations = Array.from({ length: 100 }, (_, index) => {
      const { id, number } = accounts[index % accounts.length]!;
      return { __typename: 'Account', ...(index % 2 === 0 ? { id } : { number }) };
    });
    test.forgetStatements();
    const { data, errors } = await test.send<{ _entities: ({ id: string } | null)[] }>(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Account { id name } } }',
      { r: representations },
      { token },
    );
    expect(errors).toEqual([]);
    expect(data._entities.map((entity) => entity?.id)).toEqual(
      representations.map((_, index) => accounts[index % accounts.length]?.id),
    );
    expect(test.statements).toHaveLength(1);
  });

  it.each([
    'mutation { signOut { userErrors { code } } }',
    'mutation { switchProfile(input: { profileId: "x" }) { userErrors { code } } }',
    'mutation { requestInvites(input: { email: "a@b.example" }) { accepted } }',
    '{ invitationPreview(token: "x") { status } }',
  ])('can’t use operations for people: %s', async (operation) => {
    const { errors } = await test.send(operation, {}, { token });
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'FORBIDDEN', reason: 'APPLICATION' },
    ]);
    expect(test.statements).toEqual([]);
  });

  it('acts as no profile, even if the request names one', async () => {
    const { errors, data } = await test.send(
      'query ($id: ID!) { profile(id: $id) { id } }',
      { id: member.profile.id },
      { token, profileId: member.profile.id },
    );
    expect(data).toEqual({ profile: null });
    expect(errors[0]?.extensions).toEqual({ code: 'FORBIDDEN', reason: 'PROFILE_NOT_USABLE' });
  });

  it('is used even with a cookie, which is ignored', async () => {
    const { data } = await test.send('{ viewer { identity { id } } }', {}, { token, as: member.person });
    expect(data).toEqual({ viewer: null });
  });

  it('can’t read anything without the role', async () => {
    const powerless = await running.applicationToken({ roles: [randomUUID()] });
    const answer = await test.send('{ account(number: "C-1") { id } }', {}, { token: powerless });
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    expect(test.statements).toEqual([]);
  });
});
