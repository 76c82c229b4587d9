import { IsNull } from 'typeorm';
import { createApproveAccessRequest } from '../../src/access-request/approve-access-request';
import { AccountEntity } from '../../src/account/account.entity';
import { AssociationEntity } from '../../src/association/association.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { newId } from '../../src/foundation/ids';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { type Requesting, requestingIn } from '../support/actors/requesting';
import { actorNow, losses } from '../support/authorization/authorization-asker';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { describeOnEachDatabase } from '../support/database/test-database';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';

const DAY = 24 * 60 * 60_000;
const address = (): string => `${newId('prof')}@contoso.example`;

describeOnEachDatabase('approveAccessRequest', (database) => {
  let test: TestApp;
  let people: People;
  let invitations: Invitations;
  let requesting: Requesting;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    invitations = invitationsIn(test);
    requesting = requestingIn(test);
  });
  beforeEach(() => test.mailbox.clear());
  afterAll(() => test.close());

  /** An administrator, and a person whose request for access to the account is pending. */
  const requested = async (identity = {}) => {
    const { person: as, account, profile: administrator } = await people.administrator();
    const person = await test.signIn(identity);
    const accessRequestId = await requesting.pending(account, person);
    test.mailbox.clear();
    return { as, account, administrator, person, accessRequestId };
  };
  const heldBy = async (person: SignedIn): Promise<AssociationEntity[]> => {
    const { id: identityId } = await people.records.identityOf(person);
    return test.database.reads.findBy(AssociationEntity, { identityId, endedAt: IsNull() });
  };
  const actionsOn = async (accountId: string): Promise<string[]> =>
    (await test.database.reads.find(AuditEventEntity, { where: { accountId }, order: { id: 'ASC' } })).map(
      ({ action }) => action,
    );

  it('adds a profile, associates it with the Microsoft account that asked, and mails the person', async () => {
    const { as, account, administrator, person, accessRequestId } = await requested({
      displayName: 'Kim Abercrombie',
      username: 'kim@outlook.example',
    });
    const email = address();
    const entered = { displayName: 'Kim A.', email, role: 'ADMINISTRATOR', locale: 'de' };
    const { data } = await requesting.approve({ accessRequestId, ...entered }, { as });
    expect(data.approveAccessRequest).toMatchObject({
      accessRequest: {
        id: accessRequestId,
        status: 'APPROVED',
        declineReason: null,
        requestedBy: { displayName: 'Kim Abercrombie', username: 'kim@outlook.example' },
        decidedBy: { displayName: administrator.displayName },
        profile: { ...entered, account: { id: account.id } },
      },
      userErrors: [],
    });
    const profileId = data.approveAccessRequest.accessRequest?.profile?.id;
    expect(await heldBy(person)).toMatchObject([{ profileId }]);
    expect((await requesting.own(person))[0]).toMatchObject({ status: 'APPROVED' });
    expect((await actionsOn(account.id)).toSorted()).toEqual([
      ...['ACCESS_REQUESTED', 'ACCESS_REQUEST_APPROVED', 'ASSOCIATION_CREATED', 'PROFILE_ADDED'],
    ]);

    await test.work();
    const mail = test.mailbox.messages().find(({ To }) => To === email);
    expect(mail).toMatchObject({ Tag: 'access-granted', Subject: expect.stringContaining('Zugang') });
    expect(mail?.TextBody).toContain('„kim@outlook.example“');
  });

  it('takes the name and the address of the Microsoft account by default', async () => {
    const username = address();
    const { as, accessRequestId } = await requested({ displayName: 'Nora Reyes', username });
    const { data } = await requesting.approve({ accessRequestId }, { as });
    expect(data.approveAccessRequest.accessRequest?.profile).toMatchObject({
      ...{ displayName: 'Nora Reyes', email: username, role: 'MEMBER', locale: 'en' },
    });
  });

  it('associates an existing profile, and revokes its pending invitation', async () => {
    const { as, account, person, accessRequestId } = await requested();
    const profile = await people.records.profile({ accountId: account.id });
    const { token } = await invitations.issue(profile);
    const { data } = await requesting.approve({ accessRequestId, profileId: profile.id }, { as });
    expect(data.approveAccessRequest.accessRequest?.profile?.id).toBe(profile.id);
    expect(await heldBy(person)).toMatchObject([{ profileId: profile.id }]);
    const { isAssociated } = await test.database.reads.findOneByOrFail(ProfileEntity, { id: profile.id });
    expect(isAssociated).toBe(true);
    expect(outcomeOf(await invitations.associate({ token }, { as: await test.signIn() }))).toBe(
      'INVITATION_REVOKED',
    );
    await test.work();
    expect(test.mailbox.messages().filter(({ Tag }) => Tag === 'access-granted')).toMatchObject([
      { To: profile.email },
    ]);
  });

  it('makes nobody an administrator who was not to be one, for the partner of an account that has none', async () => {
    const partner = await people.records.account({ kind: 'PARTNER' });
    const { person: as } = await people.administrator({ account: partner });
    const account = await people.records.account({ partnerId: partner.id });
    const member = await people.records.profile({ accountId: account.id });
    const pending = async () => ({
      accessRequestId: await requesting.pending(account, await test.signIn({ username: address() })),
    });
    const request = await pending();
    for (const role of ['MEMBER', null]) {
      const { data } = await requesting.approve({ ...request, role }, { as });
      expect(data.approveAccessRequest).toMatchObject({
        accessRequest: null,
        userErrors: [
          {
            ...{ code: 'ADMINISTRATOR_REQUIRED', field: ['input', 'role'] },
            message: expect.stringContaining('Choose') as string,
          },
        ],
      });
    }
    const approved = [
      await requesting.approve({ ...(await pending()), profileId: member.id }, { as }),
      await requesting.approve({ ...request, role: 'ADMINISTRATOR' }, { as }),
      await requesting.approve({ ...(await pending()), role: 'MEMBER' }, { as }),
    ];
    expect(approved.map(({ data }) => data.approveAccessRequest.accessRequest?.profile)).toMatchObject([
      { role: 'MEMBER' },
      { role: 'ADMINISTRATOR' },
      { role: 'MEMBER' },
    ]);
  });

  it('notifies the other administrators if the existing profile is an administrator', async () => {
    const { as, account, administrator, accessRequestId } = await requested();
    const { profile: other } = await people.administrator({ account });
    const values = { accountId: account.id, role: 'ADMINISTRATOR', displayName: 'Vacant Chair' } as const;
    const vacant = await people.records.profile(values);
    await requesting.approve({ accessRequestId, profileId: vacant.id }, { as });
    await test.work();
    const changed = test.mailbox.messages().filter(({ Tag }) => Tag === 'administrators-changed');
    expect(changed.map(({ To }) => To)).toEqual([other.email]);
    expect(changed[0]?.TextBody).toContain('Vacant Chair');
    expect(other.email).not.toBe(administrator.email);
  });

  it('changes only the request if the person has the profile: no mail, and its invitation stays', async () => {
    const { as, account, person, accessRequestId } = await requested();
    const { profile } = await people.another(person, { account });
    const { token } = await invitations.issue(profile);
    const before = await rowsIn(test.database, ['invitation', 'mail', 'profile']);
    expect(outcomeOf(await requesting.approve({ accessRequestId, profileId: profile.id }, { as }))).toBe(
      'OK',
    );
    expect(await rowsIn(test.database, Object.keys(before))).toEqual(before);
    const mover = await test.signIn();
    const moved = await invitations.associate({ token, replaceIdentity: true }, { as: mover });
    expect(outcomeOf(moved)).toBe('OK');
  });

  it('returns the first result when it is repeated, and writes nothing', async () => {
    const { as, account, accessRequestId } = await requested();
    const entered = { accessRequestId, email: address() };
    const first = await requesting.approve(entered, { as });
    const profileId = first.data.approveAccessRequest.accessRequest?.profile?.id;
    const other = await people.records.profile({ accountId: account.id });
    await test.send('{ viewer { session { id } } }', {}, { as });
    const before = await rowsIn(test.database);
    for (const input of [entered, { ...entered, role: 'MEMBER' }, { accessRequestId, profileId }])
      expect((await requesting.approve(input, { as })).data).toEqual(first.data);
    for (const input of [
      { accessRequestId, profileId: other.id },
      { accessRequestId, email: address() },
      { accessRequestId, email: 'none' },
      { ...entered, displayName: 'Other Name' },
      { ...entered, role: 'ADMINISTRATOR' },
      { ...entered, locale: 'de' },
    ])
      expect(outcomeOf(await requesting.approve(input, { as }))).toBe('NOT_PENDING');
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it('has one effect if two administrators approve, or one declines, at the same time', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { as, account, person, accessRequestId } = await requested();
      const { person: other } = await people.administrator({ account });
      const email = address();
      const approve = (sender: SignedIn) => requesting.approve({ accessRequestId, email }, { as: sender });
      if (round % 2) {
        const [one, two] = await Promise.all([approve(as), approve(other)]);
        expect(one.data).toEqual(two.data);
        expect(await heldBy(person)).toHaveLength(1);
      } else {
        const [approved, declined] = await Promise.all([
          approve(as),
          requesting.decline({ accessRequestId, reason: 'OTHER' }, { as: other }),
        ]);
        const outcomes = [outcomeOf(approved), outcomeOf(declined)];
        expect(outcomes.toSorted()).toEqual(['NOT_PENDING', 'OK']);
        expect(await heldBy(person)).toHaveLength(outcomes[0] === 'OK' ? 1 : 0);
      }
    }
  });

  it('decides all pending requests of the person for the account', async () => {
    const { as, account, person, accessRequestId } = await requested();
    const number = `N-${account.number.slice(2)}`;
    await test.database.write((manager) =>
      manager.update(AccountEntity, { id: account.id }, { number, numberKey: number.toUpperCase() }),
    );
    await requesting.pending({ ...account, number }, person);
    expect(await requesting.list(account.id, { as }, 'PENDING')).toHaveLength(2);
    await requesting.approve({ accessRequestId, email: address() }, { as });
    expect(await requesting.list(account.id, { as }, 'PENDING')).toEqual([]);
    const own = await requesting.own(person);
    expect(own.map(({ status }) => status)).toEqual(['APPROVED', 'APPROVED']);
    const action = 'ACCESS_REQUEST_APPROVED';
    const events = await test.database.reads.findBy(AuditEventEntity, { accountId: account.id, action });
    expect(events.map(({ subjectId }) => subjectId).toSorted()).toEqual(own.map(({ id }) => id).toSorted());
  });

  describe('refuses', () => {
    const refusal = async (input: object, as: SignedIn): Promise<unknown> => {
      const before = await rowsIn(test.database, ['profile', 'audit_event', 'access_request', 'mail']);
      const { data } = await requesting.approve(input, { as });
      expect(await rowsIn(test.database, Object.keys(before))).toEqual(before);
      const { accessRequest, userErrors } = data.approveAccessRequest;
      expect(accessRequest).toBeNull();
      return userErrors.map(({ code, field }) => [code, field?.at(-1)]);
    };

    it('profiles that are missing, elsewhere, disabled, or associated with another person', async () => {
      const { as, account, accessRequestId } = await requested();
      const elsewhere = await people.records.profile({ accountId: (await people.records.account()).id });
      const disabled = await people.records.profile({ accountId: account.id, status: 'DISABLED' });
      const { profile: taken } = await people.member({ account });
      for (const [profileId, code] of [
        ['prof_nothing', 'PROFILE_NOT_FOUND'],
        [elsewhere.id, 'PROFILE_NOT_FOUND'],
        [disabled.id, 'PROFILE_NOT_ACTIVE'],
        [taken.id, 'PROFILE_ASSOCIATED'],
      ])
        expect(await refusal({ accessRequestId, profileId }, as)).toEqual([[code, 'profileId']]);
    });

    it('invalid values, and addresses in use', async () => {
      const { as, administrator, accessRequestId } = await requested();
      const { email } = administrator;
      for (const [input, code] of [
        [{ displayName: ' ', email: address() }, 'INVALID_DISPLAY_NAME'],
        [{ displayName: 'www.evil.example', email: address() }, 'DISPLAY_NAME_HAS_ADDRESS'],
        [{ email: 'none' }, 'INVALID_EMAIL'],
        [{ email: address(), locale: '!' }, 'INVALID_LOCALE'],
        [{ email }, 'EMAIL_IN_USE'],
      ] as const)
        expect([code, await refusal({ accessRequestId, ...input }, as)]).toEqual([
          code,
          [
            [
              code,
              Object.keys(input).at(
                code === 'INVALID_DISPLAY_NAME' || code === 'DISPLAY_NAME_HAS_ADDRESS' ? 0 : -1,
              ),
            ],
          ],
        ]);
      const both = await requesting.approve({ accessRequestId, profileId: 'prof_x', email }, { as });
      expect(outcomeOf(both)).toBe('BAD_USER_INPUT');
    });

    it('another profile for a person who has one by then, but not that one', async () => {
      const { as, account, person, accessRequestId } = await requested();
      const { profile } = await people.another(person, { account });
      const other = await people.records.profile({ accountId: account.id });
      for (const input of [{ email: address() }, { profileId: other.id }])
        expect(await refusal({ accessRequestId, ...input }, as)).toEqual([
          ['ALREADY_HAS_PROFILE', 'profileId'],
        ]);
      expect(outcomeOf(await requesting.approve({ accessRequestId, profileId: profile.id }, { as }))).toBe(
        'OK',
      );
      expect(await heldBy(person)).toHaveLength(1);
    });

    it('declined, withdrawn and expired requests', async () => {
      const [declined, withdrawn, expired] = [await requested(), await requested(), await requested()];
      const id = ({ accessRequestId }: typeof declined) => ({ accessRequestId });
      await requesting.decline({ ...id(declined), reason: 'OTHER' }, { as: declined.as });
      await requesting.withdraw(withdrawn.accessRequestId, { as: withdrawn.person });
      for (const each of [declined, withdrawn])
        expect(await refusal({ ...id(each), email: address() }, each.as)).toEqual([
          ['NOT_PENDING', 'accessRequestId'],
        ]);
      test.clock.advance(30 * DAY);
      const as = await test.signIn(expired.as.identity);
      expect(await refusal({ ...id(expired), email: address() }, as)).toEqual([
        ['NOT_PENDING', 'accessRequestId'],
      ]);
    });

    it('requests to a deactivated account, for its partner of record', async () => {
      const partner = await people.records.account({ kind: 'PARTNER' });
      const { person: as } = await people.administrator({ account: partner });
      const account = await people.records.account({ partnerId: partner.id });
      const accessRequestId = await requesting.pending(account, await test.signIn());
      await test.database.write((manager) =>
        manager.update(AccountEntity, { id: account.id }, { status: 'INACTIVE' }),
      );
      expect(await refusal({ accessRequestId, email: address() }, as)).toEqual([
        ['ACCOUNT_INACTIVE', 'accessRequestId'],
      ]);
    });

    it('everyone who does not manage the account, and requests for no account', async () => {
      const { account, person, accessRequestId } = await requested();
      const stranger = await people.administrator();
      const { person: member } = await people.member({ account });
      await requesting.ask(`C-${newId('acct').slice(5, 17)}`, person);
      await test.work();
      const [unknown] = await requesting.own(person);
      for (const as of [member, stranger.person])
        for (const id of [accessRequestId, unknown?.id, 'areq_nothing'])
          expect(await refusal({ accessRequestId: id, email: address() }, as)).toEqual([
            ['NOT_FOUND', 'accessRequestId'],
          ]);
      expect(outcomeOf(await requesting.approve({ accessRequestId }, {}))).toBe('UNAUTHENTICATED');
      expect(outcomeOf(await requesting.approve({ accessRequestId }, { as: person }))).toBe('FORBIDDEN');
    });
  });

  it('decides by the authority that the administrator has under the lock', async () => {
    for (const lose of losses(test)) {
      const { person: as, account, profile, association } = await people.administrator();
      const accessRequestId = await requesting.pending(account, await test.signIn());
      const actor = await actorNow(test, as);
      await lose({ profile, association });
      const approve = createApproveAccessRequest({ database: test.database, clock: test.clock });
      const entered = { displayName: null, email: address() };
      expect(await approve({ actor, requestId: 'test', accessRequestId, profileId: null, entered })).toEqual({
        ok: false,
        refusal: { code: 'NOT_FOUND' },
      });
    }
  });

  it('changes nothing if any of it fails', async () => {
    const { as, accessRequestId } = await requested();
    const before = await rowsIn(test.database, ['profile', 'audit_event', 'access_request', 'mail']);
    const answer = await whileInsertsFail(test.database, 'audit_event', () =>
      requesting.approve({ accessRequestId, email: address() }, { as }),
    );
    expect(answer.errors).not.toEqual([]);
    expect(await rowsIn(test.database, Object.keys(before))).toEqual(before);
    expect(outcomeOf(await requesting.approve({ accessRequestId, email: address() }, { as }))).toBe('OK');
  });

  it('sends no mail to a person who lost the profile before it was sent', async () => {
    const { as, accessRequestId } = await requested();
    const email = address();
    const { data } = await requesting.approve({ accessRequestId, email }, { as });
    const profileId = data.approveAccessRequest.accessRequest?.profile?.id ?? '';
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: profileId }, { status: 'DISABLED' }),
    );
    await test.work();
    expect(test.mailbox.messages().filter(({ To }) => To === email)).toEqual([]);
  });
});
