import { AccountEntity } from '../../src/account/account.entity';
import {
  ADMINISTRATOR_TOPICS,
  type AdministratorTopic,
} from '../../src/access-request/administrator-contact-mail';
import { createContactAdministrators } from '../../src/access-request/contact-administrators';
import { AssociationEntity } from '../../src/association/association.entity';
import { ok } from '../../src/foundation/result';
import type { ProfileEntity } from '../../src/profile/profile.entity';
import { DEFAULT_LIMITS, type Limits } from '../../src/rate-limit/limits';
import { invitationsIn, outcomeOf, type UserError } from '../support/actors/invitations';
import { actorNow } from '../support/authorization/authorization-asker';
import { rowsIn } from '../support/database/tables';
import { questions } from '../support/actors/questions';
import { describeOnEachDatabase } from '../support/database/test-database';
import { type Answer, type Sender, type SignedIn } from '../support/servers/test-app';

const CONTACT = `mutation ($input: ContactAdministratorsInput!) {
  contactAdministrators(input: $input) { administratorNames userErrors { code message field } }
}`;

const HOUR = 60 * 60_000;

interface ContactAdministratorsAnswer {
  readonly contactAdministrators: {
    readonly administratorNames: string[] | null;
    readonly userErrors: UserError[];
  };
}

describeOnEachDatabase('contactAdministrators', (database) => {
  const stage = questions(database);
  const { recipients, change, mailsTo } = stage;
  let account: AccountEntity;
  let ana: ProfileEntity;

  beforeEach(async () => {
    account = await stage.people.records.account({ name: 'Tailspin Toys' });
    ana = await administrator({ displayName: 'Ana Trujillo' });
  });

  const contact = (
    sender: Sender,
    { accountId = account.id, topic = 'OTHER' }: { accountId?: string; topic?: AdministratorTopic } = {},
  ): Promise<Answer<ContactAdministratorsAnswer>> =>
    stage.test.send<ContactAdministratorsAnswer>(CONTACT, { input: { accountId, topic } }, sender);
  const administrator = (given: Partial<ProfileEntity> = {}): Promise<ProfileEntity> =>
    stage.people.records.profile({ accountId: account.id, role: 'ADMINISTRATOR', ...given });
  const member = (given: Partial<ProfileEntity> = {}) =>
    stage.people.member({ account, displayName: 'Sara Davis', ...given });

  it('mails each active administrator, in their language, and returns their names but not their addresses', async () => {
    const german = await administrator({ displayName: 'Jens Weber', locale: 'de-DE' });
    await administrator({ status: 'DISABLED' });
    await member();
    const { person } = await member({ email: 'sara@tailspin.example' });
    const { data } = await contact({ as: person }, { topic: 'ADD_COLLEAGUE' });
    expect(data).toEqual({
      contactAdministrators: { administratorNames: ['Ana Trujillo', 'Jens Weber'], userErrors: [] },
    });
    await stage.test.work();

    expect(recipients()).toEqual([ana.email, german.email].toSorted());
    const mailTo = (email: string) => stage.test.mailbox.messages().find(({ To }) => To === email);
    expect(mailTo(ana.email)).toMatchObject({
      Subject: `Tailspin Toys (${account.number}): question to the administrators`,
      Tag: 'administrators-colleague',
    });
    for (const fact of ['to give a colleague access', '“Sara Davis”', 'sara@tailspin.example'])
      expect(mailTo(ana.email)?.TextBody).toContain(fact);
    expect(mailTo(german.email)?.Subject).toBe(
      `Tailspin Toys (${account.number}): Frage an die Administratoren`,
    );
  });

  it('writes a different mail for each topic, and explains the access only if it is the topic', async () => {
    const { person } = await member();
    for (const topic of ADMINISTRATOR_TOPICS.slice(0, 3)) await contact({ as: person }, { topic });
    await contact({ as: (await member()).person }, { topic: 'OTHER' });
    await stage.test.work();
    const texts = stage.test.mailbox.messages().map(({ TextBody }) => TextBody);
    expect(new Set(texts.map((text) => text?.split('\n\n')[1])).size).toBe(ADMINISTRATOR_TOPICS.length);
    expect(texts.filter((text) => text?.includes('currently has access'))).toHaveLength(1);
  });

  it('has a reply address if the person accepted an invitation to it', async () => {
    const { person, profile } = await member();
    const { token } = await invitationsIn(stage.test).issue(profile);
    await contact({ as: person });
    await stage.test.work();
    const accept = `mutation ($token: String!) {
      associateProfile(input: { token: $token, replaceIdentity: true }) { userErrors { code } }
    }`;
    const holder = await stage.test.signIn({}, { persistent: true });
    expect(outcomeOf(await stage.test.send(accept, { token }, { as: holder }))).toBe('OK');
    stage.test.clock.advance(HOUR);
    await contact({ as: holder });
    await stage.test.work();
    const replies = stage.test.mailbox
      .messages()
      .filter(({ To }) => To === ana.email)
      .map(({ ReplyTo }) => ReplyTo);
    expect(replies).toEqual([undefined, profile.email]);
  });

  it('works without access, and for people who act as a profile of another account', async () => {
    const lapsed = await stage.people.records.lapsedAccount();
    const { email } = await stage.people.records.profile({ accountId: lapsed.id, role: 'ADMINISTRATOR' });
    const { person } = await stage.people.member({ account: lapsed });
    expect(outcomeOf(await contact({ as: person }, { accountId: lapsed.id }))).toBe('OK');
    await stage.people.another(person);
    const about = { accountId: lapsed.id, topic: 'ACCESS' } as const;
    expect(outcomeOf(await contact({ as: person }, about))).toBe('OK');
    await stage.test.work();
    expect(recipients()).toEqual([email, email]);
  });

  it('does not mail administrators who ask, and is NO_ADMINISTRATOR if there is no other', async () => {
    const { person, profile } = await member({ role: 'ADMINISTRATOR' });
    const { data } = await contact({ as: person });
    expect(data.contactAdministrators.administratorNames).toEqual(['Ana Trujillo']);
    await change(ana, { status: 'DISABLED' });
    const alone = await contact({ as: person });
    expect(alone.data.contactAdministrators).toMatchObject({
      administratorNames: null,
      userErrors: [{ code: 'NO_ADMINISTRATOR', message: expect.stringContaining('partner') as string }],
    });
    await change(profile, { role: 'MEMBER' });
    const before = await rowsIn(stage.test.database);
    for (let time = 0; time <= DEFAULT_LIMITS.contactAdministratorsPerPerson.points; time += 1)
      expect(outcomeOf(await contact({ as: person }))).toBe('NO_ADMINISTRATOR');
    expect(await rowsIn(stage.test.database)).toEqual(before);
  });

  it('sends one mail for a topic within an hour, also for calls at the same time', async () => {
    const { person } = await member();
    const { profile } = await stage.people.another(person, { account });
    const senders: Sender[] = [{ as: person }, { as: person, profileId: profile.id }];
    const together = [...senders, ...senders, ...senders].map((sender) => contact(sender));
    const answers = await Promise.all(together);
    stage.test.clock.advance(HOUR - 1);
    for (const sender of senders) answers.push(await contact(sender));
    for (const { data } of answers)
      expect(data).toEqual({
        contactAdministrators: { administratorNames: ['Ana Trujillo'], userErrors: [] },
      });
    expect(await mailsTo(ana.email)).toBe(1);
    stage.test.clock.advance(1);
    await contact({ as: person });
    expect(await mailsTo(ana.email)).toBe(2);
  });

  it('sends three questions a day about an account for a person, no matter which topic', async () => {
    const person = await stage.test.signIn({}, { persistent: true });
    await stage.people.another(person, { account });
    const outcomes: string[] = [];
    for (const topic of ADMINISTRATOR_TOPICS)
      outcomes.push(outcomeOf(await contact({ as: person }, { topic })));
    expect(outcomes).toEqual(['OK', 'OK', 'OK', 'RATE_LIMITED']);
    // A repetition doesn't count. Colleagues, and other accounts of the person, have their own limits.
    expect(outcomeOf(await contact({ as: person }, { topic: 'ACCESS' }))).toBe('OK');
    expect(outcomeOf(await contact({ as: (await member()).person }))).toBe('OK');
    const other = await stage.people.records.account();
    await stage.people.records.profile({ accountId: other.id, role: 'ADMINISTRATOR' });
    await stage.people.another(person, { account: other });
    expect(outcomeOf(await contact({ as: person }, { accountId: other.id }))).toBe('OK');
  });

  it('sends ten questions a day about an account, no matter who asks', async () => {
    const askers: SignedIn[] = [];
    while (askers.length <= DEFAULT_LIMITS.contactAdministratorsPerAccount.points)
      askers.push((await member()).person);
    const stranger = await stage.people.member();
    await contact({ as: stranger.person });
    const outcomes: string[] = [];
    for (const as of askers) outcomes.push(outcomeOf(await contact({ as })));
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => 'OK'), 'RATE_LIMITED']);
    expect(await mailsTo(ana.email)).toBe(10);
  });

  it('sends nothing in the name of a person who lost the profile, before or after the call', async () => {
    const { person, profile, association } = await member();
    const lose = (): Promise<unknown> =>
      stage.test.database.write(async (manager) => {
        const ended = { endedAt: stage.test.clock.now(), endReason: 'ENDED_BY_HOLDER' } as const;
        await manager.update(AssociationEntity, { id: association.id }, ended);
      });
    const actor = await actorNow(stage.test, person);
    await contact({ as: person });
    await lose();
    stage.test.clock.advance(1);
    await stage.people.records.associate(profile, await stage.test.signIn());
    await stage.test.work();
    expect(recipients()).toEqual([]);

    const { database, clock } = stage.test;
    const contactAdministrators = createContactAdministrators({
      ...{ database, clock },
      limits: { count: () => Promise.resolve(ok(null)) } as unknown as Limits,
    });
    const command = { actor, requestId: 'test', accountId: account.id, topic: 'ACCESS' } as const;
    const refusal = { code: 'NOT_FOUND' };
    expect(await contactAdministrators(command)).toEqual({ ok: false, refusal });
    expect(await mailsTo(ana.email)).toBe(1);
  });

  stage.testQuestion({
    action: 'ADMINISTRATORS_CONTACTED',
    send: (sender, accountId) => contact(sender, { accountId }),
    asker: member,
    hasAccess: true,
    reader: () => ana,
    another: administrator,
    partner: async () => {
      const partner = await stage.people.records.account({ kind: 'PARTNER' });
      await stage.test.database.write((manager) =>
        manager.update(AccountEntity, { id: account.id }, { partnerId: partner.id }),
      );
      return partner;
    },
    failed: { contactAdministrators: { administratorNames: null } },
  });
});
