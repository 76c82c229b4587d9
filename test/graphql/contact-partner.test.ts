import type { Actor } from '../../src/access/actor';
import { createContactPartner } from '../../src/access-request/contact-partner';
import { AccountEntity } from '../../src/account/account.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { createPartnerContactMailRenderer } from '../../src/access-request/partner-contact-mail';
import { ok } from '../../src/foundation/result';
import type { InvitationState } from '../../src/invitation/invitation';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { MailEntity } from '../../src/mail/mail.entity';
import type { ProfileEntity } from '../../src/profile/profile.entity';
import { createLimits, DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { invitationsIn, outcomeOf, type UserError } from '../support/actors/invitations';
import type { Colleague } from '../support/actors/people';
import { rowsIn } from '../support/database/tables';
import { questions } from '../support/actors/questions';
import { gathering } from '../support/database/gathering';
import { describeOnEachDatabase } from '../support/database/test-database';
import { type Answer, type Sender, type SignedIn } from '../support/servers/test-app';

const CONTACT = `mutation ($input: ContactPartnerInput!) {
  contactPartner(input: $input) { partnerName userErrors { code message field } }
}`;

const HOUR = 60 * 60_000;

interface ContactPartnerAnswer {
  readonly contactPartner: { readonly partnerName: string | null; readonly userErrors: UserError[] };
}

describeOnEachDatabase('contactPartner', (database) => {
  const stage = questions(database);
  const { recipients, change, mailsTo } = stage;
  let partner: AccountEntity;
  let adviser: ProfileEntity;

  beforeEach(async () => {
    partner = await stage.people.records.account({ kind: 'PARTNER', name: 'Fabrikam Consulting' });
    adviser = await administrator(partner);
  });

  const contact = (accountId: string, sender: Sender): Promise<Answer<ContactPartnerAnswer>> =>
    stage.test.send<ContactPartnerAnswer>(CONTACT, { input: { accountId } }, sender);
  const administrator = (
    { id: accountId }: Pick<AccountEntity, 'id'>,
    given: Partial<ProfileEntity> = {},
  ): Promise<ProfileEntity> => stage.people.records.profile({ accountId, role: 'ADMINISTRATOR', ...given });
  const customerOf = async (given: Partial<ProfileEntity> = {}): Promise<Colleague> =>
    stage.people.member({
      account: await stage.people.records.lapsedAccount({ name: 'Tailspin Toys', partnerId: partner.id }),
      ...given,
    });

  it('mails each active administrator of the partner, in their language, and nobody else', async () => {
    const german = await administrator(partner, { locale: 'de-DE' });
    await administrator(partner, { status: 'DISABLED' });
    await stage.people.records.profile({ accountId: partner.id });
    const { person, account } = await customerOf({
      displayName: 'Sara Davis',
      email: 'sara@tailspin.example',
    });
    await administrator(account);
    const { data } = await contact(account.id, { as: person });
    expect(data).toEqual({ contactPartner: { partnerName: 'Fabrikam Consulting', userErrors: [] } });
    expect(recipients()).toEqual([]);
    await stage.test.work();

    expect(recipients()).toEqual([adviser.email, german.email].toSorted());
    const mailTo = (email: string) => stage.test.mailbox.messages().find(({ To }) => To === email);
    expect(mailTo(adviser.email)).toMatchObject({
      Subject: `Tailspin Toys (${account.number}): question about access`,
      Tag: 'partner-contact',
    });
    for (const fact of [
      '“Sara Davis”',
      'sara@tailspin.example',
      'Tailspin Toys',
      account.number,
      'Business Ready Enhancement Plan ',
      'ended',
    ])
      expect(mailTo(adviser.email)?.TextBody).toContain(fact);
    expect(mailTo(german.email)?.Subject).toBe(`Tailspin Toys (${account.number}): Frage zum Zugang`);
    const said = JSON.stringify(data);
    for (const { email } of [adviser, german]) expect(said).not.toContain(email);
  });

  it('has a reply address if it is confirmed by an invitation, unless operators turn replies off', async () => {
    const { person, account, profile } = await customerOf();
    await contact(account.id, { as: person });
    const mail = await stage.test.database.reads.findOneByOrFail(MailEntity, { recipient: adviser.email });
    const { clock, config } = stage.test;
    const render = async (replyTo: 'inviter' | 'none' = 'inviter') => {
      const renderMail = createPartnerContactMailRenderer({
        database: stage.test.database,
        clock,
        publicUrl: config.publicUrl,
        replyTo,
      });
      return (await renderMail(mail))?.replyTo;
    };
    const acceptAs = async (acceptor: SignedIn, state: InvitationState) => {
      const { id } = await invitationsIn(stage.test).issue(profile);
      const { id: acceptedByIdentityId } = await stage.people.records.identityOf(acceptor);
      await stage.test.database.write((manager) =>
        manager.update(InvitationEntity, { id }, { state, acceptedByIdentityId }),
      );
    };
    expect(await render()).toBeUndefined();
    // Accepted by a former holder of the profile, or not accepted.
    await acceptAs(await stage.test.signIn(), 'ACCEPTED');
    await acceptAs(person, 'REVOKED');
    expect(await render()).toBeUndefined();
    await acceptAs(person, 'ACCEPTED');
    expect(await render()).toBe(profile.email);
    expect(await render('none')).toBeUndefined();

    // Postmark would reject the mail for this address.
    await change(profile, { email: 'no address' });
    expect(await render()).toBeUndefined();
    await change(profile, { email: 'other@evil.example', emailKey: 'other@evil.example' });
    expect(await render()).toBeUndefined();
  });

  it('works with access, and writes in the name of the profile that the person acts as', async () => {
    const account = await stage.people.records.account({ partnerId: partner.id });
    const { person } = await stage.people.member({ account, displayName: 'Older' });
    const { profile } = await stage.people.another(person, { account, displayName: 'Newer' });
    expect(outcomeOf(await contact(account.id, { as: person, profileId: profile.id }))).toBe('OK');
    await stage.test.work();
    const [mail] = stage.test.mailbox.messages();
    expect(mail?.TextBody).toContain('Newer');
    expect(mail?.TextBody).toContain('currently has access');
  });

  it('works for people who act as a profile of another account', async () => {
    const { person, account } = await customerOf({ displayName: 'Sara Davis' });
    await stage.people.another(person);
    expect(outcomeOf(await contact(account.id, { as: person }))).toBe('OK');
    await stage.test.work();
    expect(stage.test.mailbox.messages()).toMatchObject([
      { To: adviser.email, TextBody: expect.stringContaining('Sara Davis') as string },
    ]);
  });

  it.each<[string, () => Promise<string | null>]>([
    ['no partner of record', () => Promise.resolve(null)],
    ['an inactive partner', () => accountWithAdministrator({ kind: 'PARTNER', status: 'INACTIVE' })],
    ['a customer that is recorded as the partner', () => accountWithAdministrator({ kind: 'CUSTOMER' })],
    [
      'a partner without an active administrator',
      async () => {
        const { id } = await stage.people.records.account({ kind: 'PARTNER' });
        await administrator({ id }, { status: 'DISABLED' });
        return id;
      },
    ],
  ])('is NO_PARTNER for an account with %s, and writes nothing', async (_what, given) => {
    const account = await stage.people.records.lapsedAccount({ partnerId: await given() });
    const { person } = await stage.people.administrator({ account });
    await stage.test.send('{ viewer { session { id } } }', {}, { as: person });
    const before = await rowsIn(stage.test.database);
    for (let time = 0; time <= DEFAULT_LIMITS.contactPartnerPerPerson.points; time += 1)
      expect((await contact(account.id, { as: person })).data.contactPartner).toMatchObject({
        partnerName: null,
        userErrors: [{ code: 'NO_PARTNER', message: expect.stringContaining('Contact Microsoft') as string }],
      });
    expect(await rowsIn(stage.test.database)).toEqual(before);
  });
  const accountWithAdministrator = async (given: Partial<AccountEntity>): Promise<string> => {
    const account = await stage.people.records.account(given);
    await administrator(account);
    return account.id;
  };

  it('sends one mail for calls within an hour, also at the same time, and the same answer for all', async () => {
    const account = await stage.people.records.account({ partnerId: partner.id });
    const { person } = await stage.people.member({ account });
    const { profile } = await stage.people.another(person, { account });
    const senders: Sender[] = [{ as: person }, { as: person }, { as: person, profileId: profile.id }];
    const together = [...senders, ...senders].map((sender) => contact(account.id, sender));
    const answers = await Promise.all(together);
    stage.test.clock.advance(HOUR - 1);
    for (const sender of senders) answers.push(await contact(account.id, sender));
    await stage.test.work();
    for (const sender of senders) answers.push(await contact(account.id, sender));
    await stage.test.work();
    for (const { data } of answers)
      expect(data).toEqual({ contactPartner: { partnerName: 'Fabrikam Consulting', userErrors: [] } });
    expect(recipients()).toEqual([adviser.email]);
    const asked = { accountId: account.id, action: 'PARTNER_CONTACTED' as const };
    expect(await stage.test.database.reads.countBy(AuditEventEntity, asked)).toBe(1);

    stage.test.clock.advance(1);
    await contact(account.id, { as: person });
    await stage.test.work();
    expect(recipients()).toEqual([adviser.email, adviser.email]);
  });

  it('sends and counts one question if several calls pass the first check', async () => {
    const { person, account, profile } = await customerOf();
    const { id: identityId } = await stage.people.records.identityOf(person);
    const { database, clock } = stage.test;
    const actor: Actor = {
      ...{ kind: 'PERSON', identityId, active: null },
      ownProfiles: new Map([[profile.id, { accountId: account.id, role: profile.role }]]),
    };
    const limits = createLimits(database, DEFAULT_LIMITS);
    const { points } = DEFAULT_LIMITS.contactPartnerPerPerson;
    const ask = (calls: number) => {
      const contactPartner = createContactPartner({ database: gathering(database, calls), clock, limits });
      return Promise.all(
        Array.from({ length: calls }, (_, index) =>
          contactPartner({ actor, requestId: String(index), accountId: account.id }),
        ),
      );
    };
    const answered = ok('Fabrikam Consulting');
    expect(await ask(points)).toEqual(Array.from({ length: points }, () => answered));
    expect(await database.reads.countBy(MailEntity, { recipient: adviser.email })).toBe(1);
    // The others of the day remain.
    for (let time = 1; time < points; time += 1) {
      stage.test.clock.advance(HOUR);
      expect(await ask(1)).toEqual([answered]);
    }
    stage.test.clock.advance(HOUR);
    expect(await ask(1)).toMatchObject([{ ok: false, refusal: { code: 'RATE_LIMITED' } }]);
  });

  it.each(['FAILED', 'CANCELLED'] as const)('asks again if the mail is %s', async (status) => {
    const { person, account } = await customerOf();
    const recipient = adviser.email;
    await contact(account.id, { as: person });
    await stage.test.database.write((manager) => manager.update(MailEntity, { recipient }, { status }));
    await contact(account.id, { as: person });
    expect(await stage.test.database.reads.countBy(MailEntity, { recipient, status: 'QUEUED' })).toBe(1);
  });

  it('asks again if the partner of record has changed', async () => {
    const { person, account } = await customerOf();
    await contact(account.id, { as: person });
    const { id: partnerId } = await stage.people.records.account({ kind: 'PARTNER', name: 'Litware' });
    const { email } = await administrator({ id: partnerId });
    await stage.test.database.write((manager) =>
      manager.update(AccountEntity, { id: account.id }, { partnerId }),
    );
    const { data } = await contact(account.id, { as: person });
    expect(data.contactPartner.partnerName).toBe('Litware');
    await stage.test.work();
    expect(recipients()).toEqual([email]);
  });

  it('sends three questions a day about an account for a person', async () => {
    const { account } = await customerOf();
    const person = await stage.test.signIn({}, { persistent: true });
    await stage.people.another(person, { account });
    const { contactPartnerPerPerson: limit } = DEFAULT_LIMITS;
    for (let time = 0; time < limit.points; time += 1) {
      stage.test.clock.advance(HOUR);
      expect(outcomeOf(await contact(account.id, { as: person }))).toBe('OK');
      // A repetition, which doesn't count.
      expect(outcomeOf(await contact(account.id, { as: person }))).toBe('OK');
    }
    stage.test.clock.advance(HOUR);
    const { errors } = await contact(account.id, { as: person });
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(errors[0]?.extensions['retryAfterSeconds']).toBeGreaterThan(3600);
    expect(await mailsTo(adviser.email)).toBe(3);
    // Other people, and other accounts of the person, have their own limits.
    const colleague = await stage.people.member({ account });
    expect(outcomeOf(await contact(account.id, { as: colleague.person }))).toBe('OK');
    const other = await stage.people.records.account({ partnerId: partner.id });
    await stage.people.another(person, { account: other });
    expect(outcomeOf(await contact(other.id, { as: person }))).toBe('OK');
  });

  it('sends ten questions a day about an account, no matter who asks', async () => {
    const { person, account } = await customerOf();
    const ask = (as: SignedIn) => contact(account.id, { as });
    const colleagues: SignedIn[] = [];
    while (colleagues.length < DEFAULT_LIMITS.contactPartnerPerAccount.points)
      colleagues.push((await stage.people.member({ account })).person);
    // Repetitions, and people without a profile, don't use up the limit.
    const stranger = await stage.people.member();
    for (const as of [person, person, person, stranger.person]) await ask(as);
    const outcomes: string[] = [];
    for (const as of colleagues) outcomes.push(outcomeOf(await ask(as)));
    expect(outcomes).toEqual([...Array.from({ length: 9 }, () => 'OK'), 'RATE_LIMITED']);
    expect(outcomeOf(await ask(person))).toBe('OK');
    expect(await mailsTo(adviser.email)).toBe(10);
    const other = await customerOf();
    expect(outcomeOf(await contact(other.account.id, { as: other.person }))).toBe('OK');
  });

  stage.testQuestion({
    action: 'PARTNER_CONTACTED',
    send: (sender, accountId) => contact(accountId, sender),
    asker: customerOf,
    hasAccess: false,
    reader: () => adviser,
    another: () => administrator(partner),
    partner: () => Promise.resolve(partner),
    failed: { contactPartner: { partnerName: null } },
  });
});
