import { AccessRequestEntity } from '../../src/access-request/access-request.entity';
import { AccountEntity } from '../../src/account/account.entity';
import { accountNumberKey } from '../../src/account/account-number';
import { newId } from '../../src/foundation/ids';
import { type People, peopleOf } from '../support/actors/people';
import { type Requesting, requestingIn } from '../support/actors/requesting';
import { describeOnEachDatabase } from '../support/database/test-database';
import { type Sender, startTestApp, type TestApp } from '../support/servers/test-app';

const DAY = 24 * 60 * 60_000;

describeOnEachDatabase('requests for access', (database) => {
  let test: TestApp;
  let people: People;
  let requesting: Requesting;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    requesting = requestingIn(test);
  });
  beforeEach(() => test.mailbox.clear());
  afterAll(() => test.close());

  const unknownNumber = (): string => `C-${newId('acct').slice(5, 17)}`;
  const countFor = async (sender: Sender): Promise<number> => {
    const { data } = await test.send<{ viewer: { openAccessRequestCount: number } }>(
      '{ viewer { openAccessRequestCount } }',
      {},
      sender,
    );
    return data.viewer.openAccessRequestCount;
  };

  it('are listed for those who manage the account, newest first, with who asks', async () => {
    const partner = await people.records.account({ kind: 'PARTNER' });
    const { person: ofPartner } = await people.administrator({ account: partner });
    const account = await people.records.account({ partnerId: partner.id });
    const { person: as } = await people.administrator({ account });
    const { person: member } = await people.member({ account });
    const first = await requesting.pending(account, await test.signIn({ displayName: 'Kim' }));
    const second = await requesting.pending(
      account,
      await test.signIn({ displayName: 'Nora', username: 'nora@outlook.example' }),
    );
    await requesting.decline({ accessRequestId: first, reason: 'OTHER' }, { as });
    for (const sender of [{ as }, { as: ofPartner }]) {
      expect(await requesting.list(account.id, sender)).toMatchObject([
        {
          ...{ id: second, status: 'PENDING' },
          requestedBy: { displayName: 'Nora', username: 'nora@outlook.example' },
        },
        { id: first, status: 'DECLINED', requestedBy: { displayName: 'Kim' } },
      ]);
      expect(await requesting.list(account.id, sender, 'PENDING')).toMatchObject([{ id: second }]);
      expect(await requesting.list(account.id, sender, 'DECLINED')).toMatchObject([{ id: first }]);
      expect(await requesting.list(account.id, sender, 'EXPIRED')).toEqual([]);
    }
    expect(await requesting.list(account.id, { as: member })).toBeNull();
    expect(await requesting.list(account.id, { as: (await people.administrator()).person })).toBeNull();
  });

  it('are found by id, in one statement, only in their account and by those who manage it', async () => {
    const partner = await people.records.account({ kind: 'PARTNER' });
    const { person: ofPartner } = await people.administrator({ account: partner });
    const account = await people.records.account({ partnerId: partner.id });
    const other = await people.records.account({ partnerId: partner.id });
    const { person: as } = await people.administrator({ account });
    const { person: member } = await people.member({ account });
    const [first, second] = [
      await requesting.pending(account, await test.signIn({ displayName: 'Kim' })),
      await requesting.pending(account, await test.signIn({ displayName: 'Nora' })),
    ];
    await requesting.decline({ accessRequestId: first, reason: 'OTHER' }, { as });
    const find = async ({ id }: AccountEntity, sender: Sender): Promise<unknown[]> => {
      const selected = '{ id status requestedBy { displayName } }';
      test.forgetStatements();
      const { data, errors } = await test.send<{ account: Record<string, unknown> | null }>(
        `query ($id: ID!, $first: ID!, $second: ID!) { account(id: $id) {
          first: accessRequest(id: $first) ${selected} second: accessRequest(id: $second) ${selected}
          missing: accessRequest(id: "areq_missing") ${selected}
        } }`,
        { id, first, second },
        sender,
      );
      expect(errors).toEqual([]);
      return Object.values(data.account ?? {});
    };
    for (const sender of [{ as }, { as: ofPartner }]) {
      expect(await find(account, sender)).toEqual([
        { id: first, status: 'DECLINED', requestedBy: { displayName: 'Kim' } },
        { id: second, status: 'PENDING', requestedBy: { displayName: 'Nora' } },
        null,
      ]);
      expect(test.statements.filter((sql) => sql.includes('access_request'))).toHaveLength(1);
    }
    expect(await find(other, { as: ofPartner })).toEqual([null, null, null]);
    expect(await find(account, { as: member })).toEqual([null, null, null]);
    expect(test.statements.filter((sql) => sql.includes('access_request'))).toEqual([]);
    expect(await find(account, { as: (await people.administrator()).person })).toEqual([]);
  });

  it('are counted for all customers in one statement, and select those with pending ones', async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const customer = (name: string): Promise<AccountEntity> =>
      people.records.account({ name, partnerId: partner.account.id });
    const [busy, decided] = [await customer('Busy'), await customer('Decided'), await customer('Quiet')];
    const { person: as } = await people.administrator({ account: decided });
    for (const account of [busy, busy]) await requesting.pending(account, await test.signIn());
    const accessRequestId = await requesting.pending(decided, await test.signIn());
    const customersAs = async (sender: Sender, filter: string): Promise<unknown> => {
      const { data, errors } = await test.send<{
        account: { customers: { edges: { node: unknown }[]; totalCount: number } };
      }>(
        `query ($id: ID!) { account(id: $id) {
          customers${filter} { edges { node { name openAccessRequestCount } } totalCount }
        } }`,
        { id: partner.account.id },
        sender,
      );
      expect(errors).toEqual([]);
      const { edges, totalCount } = data.account.customers;
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }) => node);
    };
    const found = (name: string, openAccessRequestCount: number) => ({ name, openAccessRequestCount });
    const selected = '(attention: OPEN_ACCESS_REQUESTS)';
    expect(await customersAs({ as: partner.person }, selected)).toEqual([
      found('Busy', 2),
      found('Decided', 1),
    ]);
    await requesting.decline({ accessRequestId, reason: 'OTHER' }, { as });
    expect(await customersAs({ as: partner.person }, selected)).toEqual([found('Busy', 2)]);
    test.forgetStatements();
    expect(await customersAs({ as: partner.person }, '')).toEqual([
      found('Busy', 2),
      found('Decided', 0),
      found('Quiet', 0),
    ]);
    expect(test.statements.filter((sql) => sql.includes('access_request'))).toHaveLength(1);

    const { person: member } = await people.member({ account: busy });
    const { data } = await test.send<{ account: unknown }>(
      'query ($id: ID!) { account(id: $id) { openAccessRequestCount } }',
      { id: busy.id },
      { as: member },
    );
    expect(data.account).toEqual({ openAccessRequestCount: null });
    // Requests expire by the clock.
    test.clock.advance(30 * DAY);
    const later = await test.signIn(partner.person.identity);
    expect(await customersAs({ as: later }, selected)).toEqual([]);
  });

  it('expire after 30 days by the clock, for both sides, and are deleted after 90', async () => {
    const account = await people.records.account();
    const administrator = await people.administrator({ account });
    const person = await test.signIn();
    const id = await requesting.pending(account, person);
    const again = async (): Promise<[string | undefined, string | undefined, number]> => {
      const [as, own] = [
        await test.signIn(administrator.person.identity),
        await test.signIn(person.identity),
      ];
      const listed = (await requesting.list(account.id, { as }))?.find((each) => each.id === id);
      const seen = (await requesting.own(own)).find((each) => each.id === id);
      return [listed?.status, seen?.status, await countFor({ as })];
    };
    test.clock.advance(30 * DAY - 1);
    expect(await again()).toEqual(['PENDING', 'PENDING', 1]);
    test.clock.advance(1);
    expect(await again()).toEqual(['EXPIRED', 'EXPIRED', 0]);
    const as = await test.signIn(administrator.person.identity);
    expect(await requesting.list(account.id, { as }, 'EXPIRED')).toMatchObject([{ id }]);
    expect(await requesting.list(account.id, { as }, 'PENDING')).toEqual([]);

    // An expired request doesn't prevent another one.
    const renewed = await requesting.pending(account, await test.signIn(person.identity));
    expect(renewed).not.toBe(id);
    test.clock.advance(59 * DAY);
    await test.work();
    expect(await again()).toEqual(['EXPIRED', 'EXPIRED', 0]);
    test.clock.advance(2 * DAY);
    await test.work();
    expect(await again()).toEqual([undefined, undefined, 0]);
  });

  it('are the same for their person whether the account exists or not, with the number as entered', async () => {
    const account = await people.records.account({ name: 'Secret Ltd' });
    await people.administrator({ account });
    const inactive = await people.records.account({ status: 'INACTIVE' });
    const person = await test.signIn();
    const entered = [
      ` ${account.number.replace('-', ' – ').toLowerCase()}`,
      unknownNumber(),
      inactive.number,
    ];
    for (const number of entered) await requesting.ask(number, person);
    const before = await requesting.own(person);
    await test.work();
    const own = await requesting.own(person);
    expect(own).toEqual(before);
    expect(own.map(({ accountNumber }) => accountNumber)).toEqual(
      entered.map((number) => number.trim()).toReversed(),
    );
    for (const each of own)
      expect(each).toEqual({
        ...{ id: expect.any(String), accountNumber: expect.any(String), status: 'PENDING' },
        ...{ createdAt: expect.any(String), expiresAt: expect.any(String) },
        ...{ decidedAt: null, declineReason: null },
      });
    expect(JSON.stringify(own)).not.toContain('Secret');
    expect(await requesting.own(await test.signIn())).toEqual([]);
  });

  it('are asked once while one is pending, in any spelling and at the same time', async () => {
    const account = await people.records.account();
    await people.administrator({ account });
    const person = await test.signIn();
    const spellings = [account.number, account.number.toUpperCase(), ` ${account.number.replace('-', '–')}`];
    await Promise.all(spellings.map((number) => requesting.ask(number, person)));
    await test.work();
    for (const number of spellings) await requesting.ask(number, person);
    await test.work();
    expect(await requesting.own(person)).toHaveLength(1);
    expect(test.mailbox.messages()).toHaveLength(1);
  });

  it('of earlier releases show the number’s key', async () => {
    const person = await test.signIn();
    const number = unknownNumber();
    await requesting.ask(number, person);
    const { id } = await people.records.identityOf(person);
    await test.database.write((manager) =>
      manager.update(
        AccessRequestEntity,
        { requestedByIdentityId: id },
        { enteredNumber: null, openNumber: null },
      ),
    );
    expect(await requesting.own(person)).toMatchObject([{ accountNumber: accountNumberKey(number) }]);
  });

  it('are counted for those who can decide them, with one statement only if requested', async () => {
    const partner = await people.records.account({ kind: 'PARTNER' });
    const { person: ofPartner } = await people.administrator({ account: partner });
    const { person: memberOfPartner } = await people.member({ account: partner });
    const account = await people.records.account({ partnerId: partner.id });
    const { person: as } = await people.administrator({ account });
    const { person: member } = await people.member({ account });
    const requests = [
      await requesting.pending(account, await test.signIn()),
      await requesting.pending(account, await test.signIn()),
    ];
    await requesting.pending(partner, await test.signIn());
    expect(await countFor({ as })).toBe(2);
    expect(await countFor({ as: ofPartner })).toBe(3);
    for (const nobody of [member, memberOfPartner, await test.signIn()])
      expect(await countFor({ as: nobody })).toBe(0);

    test.forgetStatements();
    await countFor({ as });
    expect(test.statements).toHaveLength(2);
    test.forgetStatements();
    await countFor({ as: ofPartner });
    expect(test.statements).toHaveLength(2);
    test.forgetStatements();
    await countFor({ as: member });
    await test.send('{ viewer { identity { id } } }', {}, { as });
    expect(test.statements.join('\n')).not.toContain('access_request');

    await requesting.decline({ accessRequestId: requests[0], reason: 'OTHER' }, { as });
    expect([await countFor({ as }), await countFor({ as: ofPartner })]).toEqual([1, 2]);
  });

  it('are counted once for a partner that is its own', async () => {
    const partner = await people.records.account({ kind: 'PARTNER' });
    await test.database.write((manager) =>
      manager.update(AccountEntity, { id: partner.id }, { partnerId: partner.id }),
    );
    const { person: as } = await people.administrator({ account: partner });
    await requesting.pending(partner, await test.signIn());
    expect(await countFor({ as })).toBe(1);
  });

  it('are not counted beyond a hundred', async () => {
    const { person: as, account } = await people.administrator();
    const { id } = await people.records.identityOf(as);
    const row = { requestedByIdentityId: id, accountNumber: 'C', accountId: account.id, throttled: false };
    await test.database.write((manager) =>
      manager.insert(
        AccessRequestEntity,
        Array.from({ length: 101 }, () => ({
          ...{ ...row, id: newId('areq'), requestId: 'test' },
          ...{ createdAt: test.clock.now(), processedAt: test.clock.now() },
        })),
      ),
    );
    expect(await countFor({ as })).toBe(100);
  });
});
