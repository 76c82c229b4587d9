import { IsNull } from 'typeorm';
import { AccessRequestEntity } from '../../src/access-request/access-request.entity';
import { AccountEntity } from '../../src/account/account.entity';
import { accountNumberKey } from '../../src/account/account-number';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { AssociationEntity } from '../../src/association/association.entity';
import { newId } from '../../src/foundation/ids';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { MailEntity } from '../../src/mail/mail.entity';
import { DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { outcomeOf, type UserError } from '../support/actors/invitations';
import { peopleOf } from '../support/actors/people';
import { requestingIn } from '../support/actors/requesting';
import { type Records, recordsIn } from '../support/database/records';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import {
  type Answer,
  type Sender,
  type SignedIn,
  startTestApp,
  type TestApp,
} from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const ACCEPTED = { requestAccess: { accepted: true, userErrors: [] } };
const ASK = `mutation ($input: RequestAccessInput!) {
  requestAccess(input: $input) { accepted userErrors { code message field } }
}`;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

interface RequestAccessAnswer {
  readonly requestAccess: { readonly accepted: boolean; readonly userErrors: UserError[] };
}

describeOnEachDatabase('requestAccess', (database) => {
  let test: TestApp;
  let records: Records;

  beforeAll(async () => {
    test = await startTestApp(database);
    records = recordsIn(test.database, () => test.clock.now());
  });
  beforeEach(() => test.mailbox.clear());
  afterAll(() => test.close());

  const ask = (accountNumber: string, sender: Sender): Promise<Answer<RequestAccessAnswer>> =>
    test.send<RequestAccessAnswer>(ASK, { input: { accountNumber } }, sender);
  const administrator = (
    { id: accountId }: Pick<AccountEntity, 'id'>,
    given: Partial<ProfileEntity> = {},
  ): Promise<ProfileEntity> => records.profile({ accountId, role: 'ADMINISTRATOR', ...given });
  const recipients = (): string[] =>
    test.mailbox
      .messages()
      .map(({ To }) => To)
      .toSorted();
  const addressesOf = (profiles: readonly ProfileEntity[]): string[] =>
    profiles.map(({ email }) => email).toSorted();
  const unknownNumber = (): string => `C-${newId('acct').slice(5, 17)}`;
  const eventsOf = ({ id }: AccountEntity): Promise<AuditEventEntity[]> =>
    test.database.reads.findBy(AuditEventEntity, { accountId: id, action: 'ACCESS_REQUESTED' });

  it('sends a separate mail to each active administrator of the account, and to nobody else', async () => {
    const partner = await records.account({ kind: 'PARTNER' });
    await administrator(partner);
    const account = await records.account({ name: 'Contoso Ltd', partnerId: partner.id });
    const asked = [await administrator(account), await administrator(account)];
    await administrator(account, { status: 'DISABLED' });
    await administrator(account, { status: 'REMOVED' });
    await records.profile({ accountId: account.id });
    const as = await test.signIn({ displayName: 'Kim Abercrombie', username: 'kim@outlook.example' });
    expect((await ask(` ${account.number} `, { as })).data).toEqual(ACCEPTED);
    expect(recipients()).toEqual([]);
    await test.work();

    expect(recipients()).toEqual(addressesOf(asked));
    for (const { Subject, TextBody, Tag } of test.mailbox.messages()) {
      expect(Subject).toBe(`Contoso Ltd (${account.number}): someone requested access`);
      expect(TextBody).toContain(`http://localhost:4000/our-accounts/${account.id}/requests`);
      expect(TextBody).toContain('“Kim Abercrombie”');
      expect(TextBody).toContain('“kim@outlook.example”');
      expect(Tag).toBe('access-request');
    }
  });

  it("is recorded in the account's audit trail, with who requested it", async () => {
    const account = await records.account();
    await administrator(account);
    const as = await test.signIn();
    await ask(account.number, { as });
    await test.work();
    const [request] = await test.database.reads.findBy(AccessRequestEntity, {
      accountNumber: accountNumberKey(account.number) ?? '',
    });
    expect(await eventsOf(account)).toMatchObject([
      {
        subjectId: request?.id,
        actorIdentityId: (await records.identityOf(as)).id,
        actorProfileId: null,
        requestId: request?.requestId,
      },
    ]);
  });

  it('notifies the administrators of the partner of record if the account has none', async () => {
    const partner = await records.account({ kind: 'PARTNER' });
    const asked = await administrator(partner);
    const account = await records.account({ partnerId: partner.id });
    await administrator(account, { status: 'DISABLED' });
    await ask(account.number, { as: await test.signIn() });
    await test.work();
    expect(recipients()).toEqual([asked.email]);
    expect(test.mailbox.messages()[0]?.TextBody).toContain('partner of record');
  });

  it.each<[string, Partial<AccountEntity>]>([
    ['a customer that is recorded as a partner', { kind: 'CUSTOMER' }],
    ['an inactive partner', { kind: 'PARTNER', status: 'INACTIVE' }],
  ])('notifies nobody at %s', async (_what, given) => {
    const partner = await records.account(given);
    await administrator(partner);
    const account = await records.account({ partnerId: partner.id });
    await ask(account.number, { as: await test.signIn() });
    await test.work();
    expect(recipients()).toEqual([]);
    expect(await eventsOf(account)).toHaveLength(1);
  });

  it('notifies at most ten administrators, those with the oldest profiles, and each mailbox once', async () => {
    const account = await records.account();
    const all: ProfileEntity[] = [];
    for (let count = 0; count < 12; count += 1) {
      const shared = count === 3 ? { email: all[0]?.email ?? '' } : {};
      all.push(await administrator(account, shared));
    }
    await ask(account.number, { as: await test.signIn() });
    await test.work();
    expect(recipients()).toEqual(addressesOf(all.slice(0, 10).toSpliced(3, 1)));
  });

  it('sends nothing for people with an active profile there, but does for a disabled or former one', async () => {
    const account = await records.account();
    const asked = await administrator(account);
    const [holder, disabled, former] = [await test.signIn(), await test.signIn(), await test.signIn()];
    await records.associate(await records.profile({ accountId: account.id }), holder);
    await ask(account.number, { as: holder });
    await test.work();
    expect(recipients()).toEqual([]);
    expect(await eventsOf(account)).toEqual([]);

    await records.associate(await records.profile({ accountId: account.id, status: 'DISABLED' }), disabled);
    const { id } = await records.associate(await records.profile({ accountId: account.id }), former);
    await test.database.write((manager) =>
      manager.update(AssociationEntity, { id }, { endedAt: test.clock.now(), endReason: 'ENDED_BY_HOLDER' }),
    );
    for (const as of [disabled, former]) await ask(account.number, { as });
    await test.work();
    expect(recipients()).toEqual([asked.email, asked.email]);
  });

  it('works for people with a profile elsewhere', async () => {
    const account = await records.account();
    const asked = await administrator(account);
    const as = await test.signIn();
    await records.associate(await administrator(await records.account()), as);
    expect((await ask(account.number, { as })).data).toEqual(ACCEPTED);
    await test.work();
    expect(recipients()).toEqual([asked.email]);
  });

  it('returns the same bytes after the same statements, whatever the state of the account', async () => {
    const known = await records.account();
    await administrator(known);
    const inactive = await records.account({ status: 'INACTIVE' });
    await administrator(inactive);
    const deserted = await records.account();
    const [spent, spentUnknown] = [await records.account(), unknownNumber()];
    await administrator(spent);
    for (let count = 0; count < 3; count += 1) {
      await ask(spent.number, { as: await test.signIn() });
      await ask(spentUnknown, { as: await test.signIn() });
    }
    await test.work();
    test.mailbox.clear();

    const observed: { answer: string; statements: string }[] = [];
    const numbers = [
      known.number,
      unknownNumber(),
      inactive.number,
      deserted.number,
      spent.number,
      spentUnknown,
    ];
    for (const number of numbers) {
      const as = await test.signIn();
      test.forgetStatements();
      const { status, headers, body } = await ask(number, { as });
      const told = Object.entries(headers).filter(([name]) => name !== 'x-request-id' && name !== 'date');
      observed.push({
        answer: JSON.stringify([status, told, body]),
        // SQLite gets booleans as literals, where a server gets placeholders.
        statements: JSON.stringify(test.statements).replaceAll(/, [01](?=, \?)/g, ', ?'),
      });
    }
    expect(new Set(observed.map(({ answer }) => answer)).size).toBe(1);
    expect(new Set(observed.map(({ statements }) => statements)).size).toBe(1);
    expect(observed[0]?.answer).toContain('\\"accepted\\":true');
    const [, ...afterViewer] = JSON.parse(observed[0]?.statements ?? '') as string[];
    expect(afterViewer.join('\n')).not.toMatch(/\b(profile|association|mail|account)\b/);
    await test.work();
    expect(test.mailbox.messages()).toHaveLength(1);
  });

  it('sends mail three times an hour for an account, across all people and spellings of its number, and lists the others', async () => {
    const account = await records.account();
    await administrator(account);
    const { number } = account;
    const spellings = [
      number,
      number.toUpperCase(),
      number.replace('-', '–'),
      ` ${number}`,
      `${number}\u200B`,
    ];
    for (const spelling of spellings) await ask(spelling, { as: await test.signIn() });
    await test.work();
    expect(recipients()).toHaveLength(3);
    const requests = await test.database.reads.find(AccessRequestEntity, {
      where: { accountNumber: accountNumberKey(number) ?? '' },
      order: { id: 'ASC' },
    });
    expect(requests.map(({ throttled }) => throttled)).toEqual([false, false, false, true, true]);
    expect(requests.map(({ accountId }) => accountId)).toEqual(requests.map(() => account.id));
    expect(await eventsOf(account)).toHaveLength(5);
  });

  it("finds the account for requests in an earlier release's spelling", async () => {
    const account = await records.account();
    const asked = await administrator(account);
    await ask(unknownNumber(), { as: await test.signIn() });
    await test.database.write((manager) =>
      manager.update(AccessRequestEntity, { processedAt: IsNull() }, { accountNumber: account.number }),
    );
    await test.work();
    expect(recipients()).toEqual([asked.email]);
  });

  it('counts fifteen for fifteen aliases in one request, and reveals only the person’s own limit', async () => {
    const as = await test.signIn();
    const aliases = Array.from(
      { length: 15 },
      (_, index) =>
        `a${index}: requestAccess(input: { accountNumber: "${unknownNumber()}-${index}" }) { accepted }`,
    );
    const { errors } = await test.send(`mutation { ${aliases.join(' ')} }`, {}, { as });
    expect(errors[0]).toMatchObject({
      path: ['a5'],
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
    });
    const { id } = await records.identityOf(as);
    expect(await test.database.reads.countBy(AccessRequestEntity, { requestedByIdentityId: id })).toBe(5);
    expect(outcomeOf(await ask(unknownNumber(), { as }))).toBe('RATE_LIMITED');
    expect(outcomeOf(await ask(unknownNumber(), { as: await test.signIn() }))).toBe('OK');
  });

  it("is UNAUTHENTICATED for callers who aren't signed in", async () => {
    const account = await records.account();
    const before = await rowsIn(test.database);
    expect(outcomeOf(await ask(account.number, {}))).toBe('UNAUTHENTICATED');
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it.each(['', '  ', 'x'.repeat(41), 'C-1\nBcc: x', 'C\u00001', 'C\u20281', 'C-\uD800'])(
    'is INVALID_ACCOUNT_NUMBER for %j, and counts and writes nothing',
    async (number) => {
      const as = await test.signIn();
      const before = await rowsIn(test.database);
      test.forgetStatements();
      const { data } = await ask(number, { as });
      expect(data.requestAccess).toMatchObject({
        accepted: false,
        userErrors: [{ code: 'INVALID_ACCOUNT_NUMBER', field: ['input', 'accountNumber'] }],
      });
      expect(test.statements.join('\n')).not.toContain('rate_limit');
      expect(await rowsIn(test.database)).toEqual(before);
    },
  );

  it('accepts a number of forty characters, even outside the basic plane', async () => {
    for (const number of ['x'.repeat(40), '🏢'.repeat(40)]) {
      expect((await ask(number, { as: await test.signIn() })).data).toEqual(ACCEPTED);
    }
    await test.work();
  });

  it('shows a person’s name as text, whatever it contains', async () => {
    const account = await records.account();
    await administrator(account);
    const displayName = '<img src=x onerror=alert(1)>\r\nBcc: x';
    await ask(account.number, { as: await test.signIn({ displayName }) });
    await test.work();
    const [mail] = test.mailbox.messages();
    expect(mail?.HtmlBody).toMatch(/“&lt;img src=x onerror=alert\(1\)&gt; +Bcc: x”/);
    expect(mail?.HtmlBody).not.toContain('<img');
    expect(mail?.TextBody).not.toMatch(/^Bcc/m);
    expect(mail?.Subject).not.toContain('img');
  });

  it('sends each mail once, with any number of workers and of failures halfway through', async () => {
    const account = await records.account();
    const asked = [await administrator(account), await administrator(account)];
    await ask(account.number, { as: await test.signIn() });
    await whileInsertsFail(test.database, 'audit_event', () => test.app.workOnce());
    expect(test.log()).toContain('an access request was not processed');
    expect(await test.database.reads.countBy(MailEntity, { recipient: asked[0]?.email ?? '' })).toBe(0);
    for (let round = 0; round < 3; round += 1)
      await Promise.all([test.app.workOnce(), test.app.workOnce(), test.app.workOnce()]);
    expect(recipients()).toEqual(addressesOf(asked));
  });

  it('sends nothing to former administrators, or about people who have a profile by then', async () => {
    const account = await records.account();
    const [former, staying] = [await administrator(account), await administrator(account)];
    const [first, second] = [await test.signIn(), await test.signIn()];
    await ask(account.number, { as: first });
    await ask(account.number, { as: second });
    test.mailbox.fail(() => ({ kind: 'answer', status: 503 }));
    await test.app.workOnce();
    test.mailbox.fail();
    expect(recipients()).toEqual([]);
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: former.id }, { role: 'MEMBER' }),
    );
    await records.associate(await records.profile({ accountId: account.id }), second);
    test.clock.advance(HOUR);
    await test.work();
    expect(recipients()).toEqual([staying.email]);
  });

  describe('again, while the request is pending,', () => {
    const requestsOf = async (as: SignedIn): Promise<AccessRequestEntity[]> => {
      const { id } = await records.identityOf(as);
      return test.database.reads.findBy(AccessRequestEntity, { requestedByIdentityId: id });
    };
    const askAndProcess = async (number: string, as: SignedIn): Promise<void> => {
      expect((await ask(number, { as })).data).toEqual(ACCEPTED);
      await test.work();
    };

    it('finds an account that was missing, inactive or the person’s own at first', async () => {
      const missing = unknownNumber();
      const inactive = await records.account({ status: 'INACTIVE' });
      const left = await records.account();
      const asked = [await administrator(inactive), await administrator(left)];
      const as = await test.signIn();
      const holder = await test.signIn();
      const { id } = await records.associate(await records.profile({ accountId: left.id }), holder);
      const askForAll = async (): Promise<void> => {
        for (const number of [missing, inactive.number]) await askAndProcess(number, as);
        await askAndProcess(left.number, holder);
      };
      await askForAll();
      expect(recipients()).toEqual([]);

      const imported = await records.account({ number: missing, numberKey: accountNumberKey(missing) ?? '' });
      asked.push(await administrator(imported));
      await test.database.write(async (manager) => {
        await manager.update(AccountEntity, { id: inactive.id }, { status: 'ACTIVE' });
        const ended = { endedAt: test.clock.now(), endReason: 'ENDED_BY_HOLDER' } as const;
        await manager.update(AssociationEntity, { id }, ended);
      });
      await askForAll();
      expect(recipients()).toEqual(addressesOf(asked));
      const found = [...(await requestsOf(as)), ...(await requestsOf(holder))];
      expect(found.map(({ accountId }) => accountId).toSorted()).toEqual(
        [imported.id, inactive.id, left.id].toSorted(),
      );
    });

    it('mails a request that was throttled, once the limit allows it', async () => {
      const account = await records.account();
      const { email } = await administrator(account);
      const as = await test.signIn();
      await ask(account.number, { as });
      const [{ id } = { id: '' }] = await requestsOf(as);
      await test.database.write((manager) =>
        manager.update(AccessRequestEntity, { id }, { throttled: true }),
      );
      await test.work();
      expect(await requestsOf(as)).toMatchObject([{ throttled: true, accountId: account.id }]);
      expect(recipients()).toEqual([]);
      for (let count = 0; count < 2; count += 1) await askAndProcess(account.number, as);
      expect(recipients()).toEqual([email]);
      expect(await requestsOf(as)).toMatchObject([{ throttled: false, accountId: account.id }]);
      expect(await eventsOf(account)).toHaveLength(1);
    });

    it('stays in the list of the administrators until it’s mailed, and is mailed once', async () => {
      const account = await records.account();
      const { email } = await administrator(account);
      const { person: manager } = await peopleOf(test).administrator({ account });
      const as = await test.signIn();
      const requesting = requestingIn(test);
      const listed = async () =>
        ((await requesting.list(account.id, { as: manager })) ?? []).map(({ id }) => id);
      const throttle = (id: string): Promise<unknown> =>
        test.database.write((transaction) =>
          transaction.update(AccessRequestEntity, { id }, { throttled: true }),
        );
      await ask(account.number, { as });
      const [{ id } = { id: '' }] = await requestsOf(as);
      await throttle(id);
      await test.work();
      expect(await listed()).toEqual([id]);
      await ask(account.number, { as });
      expect(await listed()).toEqual([id]);
      // Another person's requests use up the limit, so that this repetition isn't allowed.
      await ask(account.number, { as: await test.signIn() });
      await ask(account.number, { as });
      expect(await listed()).toHaveLength(1);
      await test.work();
      expect(recipients().filter((to) => to === email)).toHaveLength(2);
      expect(await requestsOf(as)).toMatchObject([{ throttled: false, accountId: account.id }]);
    });

    it('isn’t mailed while the limit is used up, and is kept for ninety days from then', async () => {
      const account = await records.account();
      await administrator(account);
      const as = await test.signIn();
      for (let count = 0; count < DEFAULT_LIMITS.requestAccessPerAccount.points; count += 1)
        await askAndProcess(account.number, await test.signIn());
      await askAndProcess(account.number, as);
      test.mailbox.clear();
      test.clock.advance(HOUR - 1);
      await askAndProcess(account.number, as);
      expect(recipients()).toEqual([]);
      expect(await requestsOf(as)).toMatchObject([
        { throttled: true, accountId: account.id, processedAt: test.clock.now() },
      ]);
    });

    it('mails and records nothing twice, but counts', async () => {
      const account = await records.account();
      const { email } = await administrator(account);
      const as = await test.signIn();
      for (let count = 0; count < 5; count += 1) await askAndProcess(account.number, as);
      expect(recipients()).toEqual([email]);
      expect(await eventsOf(account)).toHaveLength(1);
      expect(await requestsOf(as)).toMatchObject([{ throttled: false, accountId: account.id }]);
      expect(outcomeOf(await ask(account.number, { as }))).toBe('RATE_LIMITED');
    });

    it('is throttled if the limit is used up by the time that there is an account', async () => {
      const number = unknownNumber();
      const as = await test.signIn();
      await askAndProcess(number, as);
      const account = await records.account({ number, numberKey: accountNumberKey(number) ?? '' });
      await administrator(account);
      for (let count = 0; count < 3; count += 1) await askAndProcess(number, await test.signIn());
      test.mailbox.clear();
      await askAndProcess(number, as);
      expect(recipients()).toEqual([]);
      expect(await requestsOf(as)).toMatchObject([{ throttled: true, accountId: account.id }]);
    });

    it('counts after the first one was withdrawn, too', async () => {
      const as = await test.signIn();
      for (let count = 0; count < 5; count += 1) {
        await ask(unknownNumber(), { as });
        const [open] = await requestsOf(as);
        await test.database.write((manager) =>
          manager.update(
            AccessRequestEntity,
            { id: open?.id ?? '' },
            { state: 'WITHDRAWN', openNumber: null },
          ),
        );
      }
      expect(outcomeOf(await ask(unknownNumber(), { as }))).toBe('RATE_LIMITED');
    });
  });

  it('is deleted ninety days after it was processed', async () => {
    const number = unknownNumber();
    await ask(number, { as: await test.signIn() });
    const count = (): Promise<number> =>
      test.database.reads.countBy(AccessRequestEntity, { accountNumber: accountNumberKey(number) ?? '' });
    await test.work();
    test.clock.advance(89 * DAY);
    await test.work();
    expect(await count()).toBe(1);
    test.clock.advance(2 * DAY);
    await test.work();
    expect(await count()).toBe(0);
  });
});
