import { DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { InviteRequestEntity } from '../../src/invitation/invite-request.entity';
import { addingTo } from '../support/actors/adding';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const limits = {
  ...DEFAULT_LIMITS,
  requestInvitesPerPerson: { points: 20, seconds: 3600 },
  sendInvitePerPerson: { points: 6, seconds: 3600 },
  sendInvitePerRecipient: { points: 3, seconds: 3600 },
  tokenPerCaller: { points: 4, seconds: 600 },
};

describeOnEachDatabase('the limits of invitations', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database, { overrides: { limits } });
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const freshAddress = () => `${newId('acct')}@contoso.example`;
  const aliased = (count: number) =>
    `mutation {${Array.from(
      { length: count },
      (_, index) => `a${index}: requestInvites(input: { email: "${freshAddress()}" }) { accepted }`,
    ).join(' ')}}`;
  const requestsOf = async (as: Awaited<ReturnType<TestApp['signIn']>>): Promise<number> => {
    const { id } = await invitations.records.identityOf(as);
    return test.database.reads.countBy(InviteRequestEntity, { requestedByIdentityId: id });
  };

  it('count fifteen for fifteen aliases in one request', async () => {
    const as = await test.signIn();
    expect((await test.send(aliased(15), {}, { as })).errors).toEqual([]);
    const { errors } = await test.send(aliased(15), {}, { as });
    expect(errors).toMatchObject([
      { path: ['a5'], extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } },
    ]);
    expect(await requestsOf(as)).toBe(20);
    const seconds = Number(errors[0]?.extensions['retryAfterSeconds']);
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
  });

  it('count every one of several concurrent requests', async () => {
    const as = await test.signIn();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => invitations.request(freshAddress(), { as })),
    );
    const accepted = answers.filter((answer) => outcomeOf(answer) === 'OK');
    const limited = answers.filter((answer) => outcomeOf(answer) === 'RATE_LIMITED');
    expect([accepted.length, limited.length]).toEqual([20, 10]);
    expect(await requestsOf(as)).toBe(20);
  });

  it('apply to each person separately, across all their sessions', async () => {
    const person = await test.signIn();
    await test.send(aliased(20), {}, { as: person });
    const again = await test.signIn(person.identity);
    expect(outcomeOf(await invitations.request(freshAddress(), { as: again }))).toBe('RATE_LIMITED');
    expect(outcomeOf(await invitations.request(freshAddress(), { as: await test.signIn() }))).toBe('OK');
  });

  it('stop sendInvite for a person, for every recipient', async () => {
    const { person: as, account } = await invitations.holder({ role: 'ADMINISTRATOR' });
    const outcomes = [];
    for (let count = 0; count < 7; count += 1) {
      const { id } = await invitations.records.profile({ accountId: account.id });
      outcomes.push(outcomeOf(await invitations.send({ profileId: id }, { as })));
    }
    expect(outcomes).toEqual(['OK', 'OK', 'OK', 'OK', 'OK', 'OK', 'RATE_LIMITED']);
  });

  it("stop an account's sendInvite to a recipient, across administrators and spellings of the address", async () => {
    const email = freshAddress();
    const { id: accountId } = await invitations.records.account();
    const outcomes = [];
    for (const variant of [email, email.toUpperCase(), ` ${email}`, email.replace('contoso', 'CONTOSO')]) {
      const { person: as, profile } = await invitations.holder({ accountId });
      outcomes.push(outcomeOf(await invitations.send({ profileId: profile.id, email: variant }, { as })));
    }
    expect(outcomes).toEqual(['OK', 'OK', 'OK', 'RATE_LIMITED']);
    const { person: as, profile } = await invitations.holder({ accountId, email });
    const limited = await invitations.send({ profileId: profile.id }, { as });
    expect(limited.errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await test.database.reads.countBy(InvitationEntity, { profileId: profile.id })).toBe(0);
  });

  it("never reveal other accounts' mail to an address, by sendInvite, in batches or with a new profile", async () => {
    const email = freshAddress();
    for (let count = 0; count < 4; count += 1) {
      const { person: as, profile } = await invitations.holder();
      expect(outcomeOf(await invitations.send({ profileId: profile.id, email }, { as }))).toBe('OK');
    }
    const { person: as, profile } = await invitations.holder({ role: 'ADMINISTRATOR' });
    const adding = addingTo(test);
    const batch = await adding.sendMany([{ profileId: profile.id, email }], { as });
    expect(batch.data.sendInvites.results[0]?.userErrors).toEqual([]);
    const entered = { displayName: 'Kim', email };
    const { person, account } = await invitations.holder({ role: 'ADMINISTRATOR' });
    const many = { accountId: account.id, profiles: [entered], sendInvites: true };
    const added = await adding.addMany(many, { as: person });
    expect(added.data.addProfiles.results[0]?.userErrors).toEqual([]);
    const other = await invitations.holder({ role: 'ADMINISTRATOR' });
    const one = { ...entered, accountId: other.account.id, sendInvite: true };
    expect((await adding.add(one, { as: other.person })).data.addProfile.userErrors).toEqual([]);
  });

  it("don't count attempts of callers who can't invite the recipient", async () => {
    const { person: owner, profile } = await invitations.holder();
    const own = await invitations.unheld();
    await invitations.records.associate(own, owner);
    const { person: member } = await invitations.holder({ accountId: profile.accountId });
    const probes = [];
    for (let count = 0; count < 5; count += 1) {
      probes.push(outcomeOf(await invitations.send({ profileId: profile.id }, { as: member })));
      const { email } = profile;
      const sender = { as: await test.signIn() };
      await invitations.records.associate(await invitations.unheld(), sender.as);
      probes.push(outcomeOf(await invitations.send({ profileId: profile.id, email }, sender)));
    }
    expect(new Set(probes)).toEqual(new Set(['NOT_FOUND']));
    const asOther = { as: owner, profileId: own.id };
    expect(outcomeOf(await invitations.send({ profileId: profile.id }, asOther))).toBe('NOT_PERMITTED');
    const asItself = { as: owner, profileId: profile.id };
    for (let count = 0; count < 3; count += 1)
      expect(outcomeOf(await invitations.send({ profileId: profile.id }, asItself))).toBe('OK');
  });

  it('stop attempts to guess tokens, counting previews and acceptances together', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const as = await test.signIn();
    const forged = `${token.slice(0, -2)}xx`;
    for (let count = 0; count < 2; count += 1) {
      expect(outcomeOf(await invitations.associate({ token: forged }, { as }))).toBe('INVALID_TOKEN');
      expect((await invitations.preview(forged, { as })).data.invitationPreview).toBeNull();
    }
    expect(outcomeOf(await invitations.associate({ token }, { as }))).toBe('RATE_LIMITED');
    expect((await invitations.preview(token, { as })).errors[0]?.extensions.code).toBe('RATE_LIMITED');
    expect(outcomeOf(await invitations.associate({ token }, { as: await test.signIn() }))).toBe('OK');
  });

  it('ignore malformed tokens, without SQL', async () => {
    const as = await test.signIn();
    test.forgetStatements();
    const aliases = Array.from(
      { length: 30 },
      (_, index) => `a${index}: invitationPreview(token: "x") { status }`,
    );
    expect((await test.send(`{ ${aliases.join(' ')} }`)).errors).toEqual([]);
    expect(test.statements).toEqual([]);
    for (let count = 0; count < 5; count += 1)
      expect(outcomeOf(await invitations.associate({ token: 'x' }, { as }))).toBe('INVALID_TOKEN');
    expect(test.statements.join('\n')).not.toMatch(/rate_limit|\binvitation\b/);
  });
});
