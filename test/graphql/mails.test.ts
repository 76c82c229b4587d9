import type { StoredMessage } from '../../src/dev/mailbox/postmark-message';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { createInvitationMailRenderer } from '../../src/invitation/invitation-mail';
import { notifyInviterOfBounce } from '../../src/invitation/invitation-bounced-mail';
import { MailEntity } from '../../src/mail/mail.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Adding, addingTo } from '../support/actors/adding';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { tokensIn } from '../support/mail/mails';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const UPDATE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code message field } } }`;
const REMOVE = `mutation ($input: RemoveProfileInput!) { removeProfile(input: $input) { userErrors { code message field } } }`;

describeOnEachDatabase('the mails', (database) => {
  let test: TestApp;
  let people: People;
  let invitations: Invitations;
  let adding: Adding;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    invitations = invitationsIn(test);
    adding = addingTo(test);
  });
  beforeEach(() => {
    // Each test has its own time, because an account's changes are distinguished by time.
    test.clock.advance(1000);
    test.mailbox.clear();
  });
  afterAll(() => test.close());

  const sent = async (): Promise<readonly StoredMessage[]> => {
    await test.work();
    return test.mailbox.messages();
  };
  const update = (input: object, as: Colleague['person']) => test.send(UPDATE, { input }, { as });
  const change = (profile: ProfileEntity, changes: Partial<ProfileEntity>) =>
    test.database.write((manager) => manager.update(ProfileEntity, { id: profile.id }, changes));

  describe('of an invitation', () => {
    it('names the colleague who sends it, and replies go to them', async () => {
      const { account, person, profile } = await people.administrator();
      await people.records.confirm(profile, person);
      await change(profile, { displayName: 'Ana Trujillo' });
      const entered = { displayName: 'Kim', email: 'kim-1@contoso.example', sendInvite: true };
      await adding.add({ accountId: account.id, ...entered }, { as: person });
      const [mail] = await sent();
      expect(mail).toMatchObject({ To: 'kim-1@contoso.example', ReplyTo: profile.email });
      expect(mail?.TextBody).toContain('Ana Trujillo');
    });

    it('names the partner of record’s administrator, with their company', async () => {
      const partner = await people.records.account({ kind: 'PARTNER', name: 'Fabrikam Consulting' });
      const { person, profile: inviter } = await people.administrator({ account: partner });
      await people.records.confirm(inviter, person);
      const account = await people.records.account({ partnerId: partner.id });
      const profile = await people.records.profile({ accountId: account.id });
      await invitations.send({ profileId: profile.id }, { as: person });
      const [mail] = await sent();
      expect(mail?.ReplyTo).toBe(inviter.email);
      expect(mail?.TextBody).toContain('Fabrikam Consulting');
    });

    it('doesn’t name a sender who has left, or the readers themselves', async () => {
      const { account, person, profile: inviter } = await people.administrator();
      await change(inviter, { displayName: 'Ana Trujillo' });
      const profile = await people.records.profile({ accountId: account.id });
      await invitations.send({ profileId: profile.id }, { as: person });
      await change(inviter, { status: 'DISABLED' });
      const member = await people.member();
      await invitations.send({ profileId: member.profile.id }, { as: member.person });
      const mails = await sent();
      expect(mails).toHaveLength(2);
      for (const { ReplyTo, TextBody } of mails) {
        expect(ReplyTo).toBeUndefined();
        expect(TextBody).not.toContain('Ana Trujillo');
      }
    });

    it.each([
      ['jürgen@contoso.example', undefined],
      ['Kim@MÜNCHEN.example', 'Kim@xn--mnchen-3ya.example'],
    ])('has no reply address if Postmark would reject the mail for it: %s', async (email, replyTo) => {
      const { account, person, profile: inviter } = await people.administrator();
      await people.records.confirm(inviter, person);
      await change(inviter, { email });
      const profile = await people.records.profile({ accountId: account.id });
      await invitations.send({ profileId: profile.id }, { as: person });
      const mails = await sent();
      expect(mails.map(({ ReplyTo }) => ReplyTo)).toEqual([replyTo]);
    });

    it('has no reply address that the sender entered and hasn’t confirmed', async () => {
      const { account, person, profile: inviter } = await people.administrator();
      const other = await test.signIn();
      const reply = async (): Promise<unknown> => {
        const profile = await people.records.profile({ accountId: account.id });
        await invitations.send({ profileId: profile.id }, { as: person });
        const [mail] = (await sent()).filter(({ To }) => To === profile.email);
        expect(mail?.TextBody).toContain(inviter.displayName);
        return mail?.ReplyTo;
      };
      expect(await reply()).toBeUndefined();
      // A former holder of the profile confirmed it.
      await people.records.confirm(inviter, other);
      expect(await reply()).toBeUndefined();
      await people.records.confirm(inviter, person);
      expect(await reply()).toBe(inviter.email);
      const email = 'outsider@elsewhere.example';
      await change(inviter, { email, emailKey: email });
      expect(await reply()).toBeUndefined();
    });

    it('has no reply address if it is turned off, and the extranet as the sender', async () => {
      const partner = await people.records.account({ kind: 'PARTNER' });
      const { person, profile: inviter } = await people.administrator({ account: partner });
      await people.records.confirm(inviter, person);
      const profile = await people.records.profile({ accountId: partner.id });
      await invitations.send({ profileId: profile.id }, { as: person });
      const mail = await test.database.reads.findOneByOrFail(MailEntity, { recipient: profile.email });
      const { database: opened, clock, config } = test;
      const common = { database: opened, clock, keys: config.secretKeys, publicUrl: config.publicUrl };
      const render = (replyTo: 'inviter' | 'none') =>
        createInvitationMailRenderer({ ...common, replyTo })(mail);
      expect(await render('inviter')).toHaveProperty('replyTo');
      expect(await render('none')).not.toHaveProperty('replyTo');
      expect(await render('none')).toMatchObject({ letter: { sender: 'PartnerSource' } });
      await test.work();
    });

    it('takes as many statements for twenty as for one, including who sent them', async () => {
      const { account, person, profile: inviter } = await people.administrator();
      await people.records.confirm(inviter, person);
      const countFor = async (count: number): Promise<number> => {
        for (let index = 0; index < count; index += 1) {
          const profile = await people.records.profile({ accountId: account.id });
          expect(outcomeOf(await invitations.send({ profileId: profile.id }, { as: person }))).toBe('OK');
        }
        test.mailbox.clear();
        test.forgetStatements();
        await test.app.workOnce();
        expect(test.mailbox.messages().filter(({ ReplyTo }) => ReplyTo !== undefined)).toHaveLength(count);
        return test.statements.length;
      };
      expect(await countFor(20)).toBe(await countFor(1));
    });

    it.each([
      ['de-CH', 'de'],
      ['ja', 'ja'],
      ['pt-BR', 'en'],
    ])('is in the language of the profile: %s', async (locale, language) => {
      const account = await people.records.account();
      await invitations.issue(await people.records.profile({ accountId: account.id, locale }));
      const [mail] = await sent();
      expect(mail?.HtmlBody).toContain(`<html lang="${language}"`);
    });
  });

  describe('when a profile is moved', () => {
    const move = async (profile: ProfileEntity, email: string | null, by: Colleague['person']) => {
      expect(outcomeOf(await invitations.send({ profileId: profile.id, email }, { as: by }))).toBe('OK');
      const [invitation] = await sent();
      const [token = ''] = tokensIn(test.mailbox);
      test.mailbox.clear();
      const answer = await invitations.associate(
        { token, replaceIdentity: true },
        { as: await test.signIn() },
      );
      expect(outcomeOf(answer)).toBe('OK');
      return { invitation, notices: await sent() };
    };

    it('say so in the invitation, and notify the former holder afterwards', async () => {
      const { profile, person } = await invitations.holder();
      const { invitation, notices } = await move(profile, null, person);
      expect(invitation?.Subject).toContain('another Microsoft account');
      expect(notices.map(({ To, Tag }) => [To, Tag])).toEqual([[profile.email, 'profile-moved']]);
      expect(notices[0]?.Subject).toContain('Adventure Works');
      expect(notices[0]?.Subject).toContain(profile.displayName);
    });

    it('go to the former holder’s address at the time, not to an address that the profile got later', async () => {
      const { profile, person } = await invitations.holder();
      test.clock.advance(1000);
      await update({ profileId: profile.id, displayName: 'Another Name' }, person);
      test.clock.advance(1000);
      await update({ profileId: profile.id, email: 'between@contoso.example' }, person);
      test.clock.advance(1000);
      const { invitation, notices } = await move(profile, 'taken-over@contoso.example', person);
      expect(invitation?.To).toBe('taken-over@contoso.example');
      expect(notices.map(({ To }) => To)).toEqual([profile.email]);
    });

    it('are written with the move or not at all', async () => {
      const { profile } = await invitations.holder();
      const { token } = await invitations.issue(profile);
      const as = await test.signIn();
      const before = await rowsIn(test.database, ['association', 'mail', 'audit_event', 'invitation']);
      const answer = await whileInsertsFail(test.database, 'mail', () =>
        invitations.associate({ token, replaceIdentity: true }, { as }),
      );
      expect(outcomeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
      expect(await rowsIn(test.database, ['association', 'mail', 'audit_event', 'invitation'])).toEqual(
        before,
      );
    });

    it('aren’t sent if nobody held it', async () => {
      const { token } = await invitations.issue(await invitations.unheld());
      await sent();
      test.mailbox.clear();
      await invitations.associate({ token }, { as: await test.signIn() });
      expect(await sent()).toEqual([]);
    });
  });

  describe('when the administrators of an account change', () => {
    const scene = async () => {
      const actor = await people.administrator();
      const { account } = actor;
      const other = await people.administrator({ account });
      const member = await people.member({ account });
      await change(member.profile, { displayName: 'Megan Bowen' });
      return { actor, account, other, member };
    };

    it('notify the others and the new administrator, with who it is and who did it', async () => {
      const { actor, other, member } = await scene();
      await change(actor.profile, { displayName: 'Ana Trujillo' });
      await update({ profileId: member.profile.id, role: 'ADMINISTRATOR' }, actor.person);
      const mails = await sent();
      expect(mails.map(({ To }) => To).toSorted()).toEqual(
        [other.profile.email, member.profile.email].toSorted(),
      );
      for (const { TextBody, Tag } of mails) {
        expect(Tag).toBe('administrators-changed');
        expect(TextBody).toContain('Now an administrator of Contoso Ltd: Megan Bowen.');
        expect(TextBody).toContain('Changed by Ana Trujillo');
      }
    });

    it.each([
      ['is demoted', UPDATE, { role: 'MEMBER' }],
      ['is disabled', UPDATE, { status: 'DISABLED' }],
      ['is removed', REMOVE, {}],
    ])('notify the remaining administrators when one %s', async (_, mutation, changes) => {
      const { actor, account, other } = await scene();
      const third = await people.administrator({ account });
      await change(other.profile, { displayName: 'Megan Bowen' });
      const input = { profileId: other.profile.id, ...changes };
      await test.send(mutation, { input }, { as: actor.person });
      const mails = await sent();
      expect(mails.map(({ To }) => To)).toEqual([third.profile.email]);
      expect(mails[0]?.TextBody).toContain('No longer an administrator of Contoso Ltd: Megan Bowen.');
    });

    it('report several profiles that are added together in one mail', async () => {
      const { actor, account, other } = await scene();
      const profiles = [1, 2, 3].map((number) => ({
        displayName: `New ${String(number)}`,
        email: `new-${String(number)}-${account.number}@contoso.example`,
        role: number < 3 ? 'ADMINISTRATOR' : 'MEMBER',
      }));
      await adding.addMany({ accountId: account.id, profiles }, { as: actor.person });
      const mails = await sent();
      expect(mails.map(({ To }) => To)).toEqual([other.profile.email]);
      expect(mails[0]?.TextBody).toContain(
        '2 profiles are now administrators of Contoso Ltd: New 1 and New 2.',
      );
    });

    it('reach a mailbox ten times an hour, and then wait', async () => {
      const { actor, other, member } = await scene();
      const countToOther = async () => (await sent()).filter(({ To }) => To === other.profile.email).length;
      const counts = [];
      for (const role of Array(6).fill(['ADMINISTRATOR', 'MEMBER']).flat()) {
        await update({ profileId: member.profile.id, role }, actor.person);
        counts.push(await countToOther());
        test.clock.advance(1000);
      }
      expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]);
      test.clock.advance(60 * 60_000);
      expect(await countToOther()).toBe(12);
    });

    it('aren’t sent if the administrators stay the same', async () => {
      const { actor, account, member, other } = await scene();
      await update(
        { profileId: other.profile.id, displayName: 'Other', role: 'ADMINISTRATOR' },
        actor.person,
      );
      await update({ profileId: member.profile.id, status: 'DISABLED' }, actor.person);
      await update({ profileId: member.profile.id, role: 'ADMINISTRATOR' }, actor.person);
      const profiles = [{ displayName: 'New', email: `new-${account.number}@contoso.example` }];
      await adding.addMany({ accountId: account.id, profiles }, { as: actor.person });
      await test.send(REMOVE, { input: { profileId: member.profile.id } }, { as: actor.person });
      expect(await sent()).toEqual([]);
    });

    it('aren’t sent to people who are no longer administrators', async () => {
      const { actor, other, member } = await scene();
      await update({ profileId: member.profile.id, role: 'ADMINISTRATOR' }, actor.person);
      await change(member.profile, { role: 'MEMBER' });
      expect((await sent()).map(({ To }) => To)).toEqual([other.profile.email]);
    });

    it.each([
      ['a promotion', UPDATE, 'member', { role: 'ADMINISTRATOR' }],
      ['a removal', REMOVE, 'other', {}],
    ] as const)('are written with the change or not at all: %s', async (_, mutation, who, changes) => {
      const known = await scene();
      await people.administrator({ account: known.account });
      const input = { profileId: known[who].profile.id, ...changes };
      const tables = ['profile', 'mail', 'audit_event'];
      const before = await rowsIn(test.database, tables);
      const answer = await whileInsertsFail(test.database, 'mail', () =>
        test.send(mutation, { input }, { as: known.actor.person }),
      );
      expect(outcomeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
      expect(await rowsIn(test.database, tables)).toEqual(before);
    });
  });

  describe('when an invitation bounces', () => {
    const bounced = async (
      by: Colleague,
      profile: ProfileEntity,
      isConfirmed = true,
    ): Promise<InvitationEntity> => {
      if (isConfirmed) await people.records.confirm(by.profile, by.person);
      await invitations.send({ profileId: profile.id }, { as: by.person });
      await sent();
      test.mailbox.clear();
      const invitation = await test.database.reads.findOneByOrFail(InvitationEntity, {
        profileId: profile.id,
        state: 'PENDING',
      });
      await test.database.write(async (manager) => {
        await manager.update(InvitationEntity, { id: invitation.id }, { delivery: 'BOUNCED' });
        await notifyInviterOfBounce(manager, invitation, test.clock.now());
      });
      return invitation;
    };

    it('notify the colleague who sent it, in their language', async () => {
      const administrator = await people.administrator();
      await change(administrator.profile, { locale: 'da' });
      const profile = await people.records.profile({ accountId: administrator.account.id, locale: 'ja' });
      await bounced(administrator, profile);
      const mails = await sent();
      expect(mails.map(({ To, Tag }) => [To, Tag])).toEqual([
        [administrator.profile.email, 'invitation-bounced'],
      ]);
      expect(mails[0]?.HtmlBody).toContain('<html lang="da"');
      expect(mails[0]?.TextBody).toContain(`: ${profile.email}\n`);
    });

    it('aren’t sent to an address that the colleague entered and hasn’t confirmed', async () => {
      const administrator = await people.administrator();
      const profile = await people.records.profile({ accountId: administrator.account.id });
      await bounced(administrator, profile, false);
      expect(await sent()).toEqual([]);
    });

    it('aren’t sent if the reader requested the invitation', async () => {
      const member = await people.member();
      await bounced(member, member.profile);
      expect(await sent()).toEqual([]);
    });

    it.each([{ state: 'REVOKED' }, { state: 'SUPERSEDED' }, { delivery: 'DELIVERED' }] as const)(
      'aren’t sent if there is nothing left to fix: %j',
      async (now) => {
        const administrator = await people.administrator();
        const profile = await people.records.profile({ accountId: administrator.account.id });
        const { id } = await bounced(administrator, profile);
        await test.database.write((manager) => manager.update(InvitationEntity, { id }, now));
        expect(await sent()).toEqual([]);
      },
    );
  });
});
