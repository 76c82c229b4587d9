import type { AuditAction } from '../../../src/audit/audit-event';
import type { AccountEntity } from '../../../src/account/account.entity';
import { AssociationEntity } from '../../../src/association/association.entity';
import { AuditEventEntity } from '../../../src/audit/audit-event.entity';
import { MailEntity } from '../../../src/mail/mail.entity';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import { rowsIn, whileInsertsFail } from '../database/tables';
import type { TestDatabase } from '../database/test-database';
import { type Answer, type Sender, startTestApp, type TestApp } from '../servers/test-app';
import { outcomeOf } from './invitations';
import { type Colleague, type People, peopleOf } from './people';

/** A mutation that mails a question of a person to the administrators of an account. */
export interface Question {
  readonly action: AuditAction;
  readonly send: (sender: Sender, accountId: string) => Promise<Answer<unknown>>;
  /** Adds a person who can ask. */
  readonly asker: (given?: Partial<ProfileEntity>) => Promise<Colleague>;
  /** Whether the asker acts as the profile. Without access to the account, they act as none. */
  readonly hasAccess: boolean;
  /** The administrator who gets the mail. */
  readonly reader: () => ProfileEntity;
  /** Adds another administrator who gets it. */
  readonly another: () => Promise<ProfileEntity>;
  /** The partner of record of the asker's account. */
  readonly partner: () => Promise<AccountEntity>;
  /** The payload without a result, except for its errors. */
  readonly failed: Readonly<Record<string, object>>;
}

/** Starts the service for the tests of a question, with an empty mailbox in each test. */
export function questions(database: TestDatabase) {
  let test: TestApp;
  let people: People;
  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  beforeEach(async () => {
    await test.work();
    test.mailbox.clear();
  });
  afterAll(() => test.close());

  const recipients = (): string[] =>
    test.mailbox
      .messages()
      .map(({ To }) => To)
      .toSorted();
  const change = ({ id }: ProfileEntity, values: Partial<ProfileEntity>): Promise<unknown> =>
    test.database.write((manager) => manager.update(ProfileEntity, { id }, values));
  const mailsTo = (recipient: string): Promise<number> =>
    test.database.reads.countBy(MailEntity, { recipient });

  /** Tests what all questions have in common. */
  const testQuestion = ({
    action,
    send,
    asker,
    hasAccess,
    reader,
    another,
    partner,
    failed,
  }: Question): void => {
    it("is recorded in the account's audit trail, with who asked", async () => {
      const { person, account, profile } = await asker();
      await send({ as: person }, account.id);
      expect(await test.database.reads.findBy(AuditEventEntity, { accountId: account.id })).toMatchObject([
        {
          ...{ action, profileId: profile.id, subjectId: profile.id },
          actorIdentityId: (await people.records.identityOf(person)).id,
          actorProfileId: hasAccess ? profile.id : null,
        },
      ]);
    });

    it('is NOT_FOUND for accounts without a profile of the person, as for accounts that do not exist', async () => {
      const { account } = await asker();
      const stranger = await people.administrator();
      const disabled = await people.member({ account, status: 'DISABLED' });
      const former = await people.member({ account });
      await test.database.write((manager) =>
        manager.update(
          AssociationEntity,
          { id: former.association.id },
          { endedAt: test.clock.now(), endReason: 'ENDED_BY_HOLDER' },
        ),
      );
      // An administrator of the partner can read the account, but has no profile in it.
      const ofPartner = await people.administrator({ account: await partner() });
      const answers: string[] = [];
      for (const { person } of [stranger, disabled, former, ofPartner])
        answers.push((await send({ as: person }, account.id)).body);
      answers.push((await send({ as: stranger.person }, 'acct_nothing')).body);
      expect(new Set(answers).size).toBe(1);
      const userErrors = [{ code: 'NOT_FOUND', field: ['input', 'accountId'] }];
      const [[mutation, payload] = ['', {}]] = Object.entries(failed);
      expect(JSON.parse(answers[0] ?? '')).toMatchObject({
        data: { [mutation]: { ...payload, userErrors } },
      });
      await test.work();
      expect(recipients()).toEqual([]);
    });

    it('is UNAUTHENTICATED for callers who aren’t signed in', async () => {
      const { account } = await asker();
      const before = await rowsIn(test.database);
      expect(outcomeOf(await send({}, account.id))).toBe('UNAUTHENTICATED');
      expect(await rowsIn(test.database)).toEqual(before);
    });

    it('queues no mail if the audit event can’t be written', async () => {
      const { person, account } = await asker();
      await whileInsertsFail(test.database, 'audit_event', async () => {
        await send({ as: person }, account.id);
      });
      expect(await mailsTo(reader().email)).toBe(0);
    });

    it('sends nothing to former administrators, or for people whose profile was disabled by then', async () => {
      const staying = await another();
      const first = await asker({ displayName: 'Sara Davis' });
      const second = await asker({ displayName: 'Kim Akers' });
      for (const { person, account } of [first, second]) await send({ as: person }, account.id);
      await change(reader(), { role: 'MEMBER' });
      await change(second.profile, { status: 'DISABLED' });
      await test.work();
      expect(test.mailbox.messages()).toMatchObject([
        { To: staying.email, TextBody: expect.stringContaining('Sara Davis') as string },
      ]);
    });
  };
  return {
    get test() {
      return test;
    },
    get people() {
      return people;
    },
    /** Returns the addresses that got mail, in order. */
    recipients,
    change,
    /** Counts the mails to an address, sent or not. */
    mailsTo,
    testQuestion,
  };
}
