import { IsNull, Not } from 'typeorm';
import { lookupOfAccount } from '../../src/account/account';
import { AccountEntity } from '../../src/account/account.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { createDataSource } from '../../src/composition/data-source';
import { type Database } from '../../src/database/database';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { SearchWordEntity } from '../../src/search/search-word.entity';
import { splitWords } from '../../src/search/search-words';
import { ACCOUNT_HEADER, accountCells, generatedGuid } from '../support/import/generated-csv';
import { createImportFolder } from '../support/import/import-files';
import { untilLockWait } from '../support/database/lock-waits';
import { connectToServer } from '../support/database/server-database';
import { whileInsertsFail } from '../support/database/tables';
import { describeOnEachDatabase } from '../support/database/test-database';

const CONTACTS = 'contactid,fullname,emailaddress1,parentcustomerid,statecode';
const PLANS = 'entitlementid,name,customerid,startdate,enddate,statecode';

describeOnEachDatabase('an import with database errors', (given) => {
  let database: Database;
  const statements: string[] = [];
  const folder = createImportFolder();
  const guid = (number: number): string => generatedGuid('contact', number);
  const contacts = (from: number, to: number): string =>
    [CONTACTS]
      .concat(
        Array.from({ length: to - from }, (_, index) => {
          const number = String(from + index);
          return `${guid(from + index)},Person ${number},p${number}@x.example,${generatedGuid('account', 0)},0`;
        }),
      )
      .join('\n');

  beforeAll(async () => {
    database = await openDatabase(createDataSource, {
      address: parseDatabaseAddress(given.url),
      migrate: true,
      onStatement: (sql) => statements.push(sql),
    });
    await folder.run(database, {
      accounts: [ACCOUNT_HEADER, ...[0, 1].map((number) => accountCells(number).join())].join('\n'),
    });
  });
  afterAll(async () => {
    folder.remove();
    await database.close();
  });

  /**
   * Expects consistent data: an audit event for each profile, the search words of each profile and customer,
   * and no others.
   */
  const expectWhole = async (): Promise<void> => {
    const profiles = await database.reads.find(ProfileEntity);
    const events = await database.reads.findBy(AuditEventEntity, { action: 'PROFILE_ADDED' });
    expect(events.map(({ profileId }) => profileId).toSorted()).toEqual(
      profiles.map(({ id }) => id).toSorted(),
    );
    const words = await database.reads.find(SearchWordEntity);
    const customers = (await database.reads.findBy(AccountEntity, { partnerId: Not(IsNull()) })).map(
      (customer) => ({ id: customer.id, words: lookupOfAccount(customer).words }),
    );
    const expected = [...profiles, ...customers].flatMap(({ id, words: all }) =>
      splitWords(all).map((word) => `${id} ${word}`),
    );
    expect(words.map(({ subjectId, word }) => `${subjectId} ${word}`).toSorted()).toEqual(
      expected.toSorted(),
    );
  };

  it.each(['profile', 'search_word', 'audit_event'])(
    'reports only the row whose %s is rejected, and imports the others',
    async (table) => {
      const from = { profile: 0, search_word: 100, audit_event: 200 }[table] ?? 0;
      const marker = `p${String(from + 7)}`;
      const condition = {
        profile: `NEW.email = '${marker}@x.example'`,
        search_word: `NEW.word = '${marker}'`,
        audit_event: `NEW.changes LIKE '%"${marker}@x.example"%'`,
      }[table];
      const { result, refused } = await whileInsertsFail(
        database,
        table,
        () => folder.run(database, { contacts: contacts(from, from + 50) }),
        condition,
      );
      expect(refused).toEqual(['contacts.csv:9  NOT_STORED']);
      expect(result.files).toMatchObject([{ rows: 50, added: 49, refused: 1 }]);
      await expectWhole();
    },
  );

  it('audits a moved plan in the old account and in the new one', async () => {
    const plan = generatedGuid('plan', 1);
    for (const account of [0, 1])
      await folder.run(database, {
        plans: `${PLANS}\n${plan},Enhancement Plan,${generatedGuid('account', account)},2026-01-01,2026-12-31,1`,
      });
    const { id, accountId } = await database.reads.findOneByOrFail(ServicePlanEntity, { externalId: plan });
    const events = await database.reads.find(AuditEventEntity, {
      where: { subjectId: id },
      order: { id: 'ASC' },
    });
    const former = events[0]?.accountId;
    expect(former).not.toBe(accountId);
    expect(
      events.map(({ action, accountId: of }) => `${action} ${of === accountId ? 'new' : 'former'}`),
    ).toEqual(['SERVICE_PLAN_ADDED former', 'SERVICE_PLAN_UPDATED former', 'SERVICE_PLAN_ADDED new']);
    expect(JSON.stringify(events[2]?.changes)).not.toContain(former);
  });

  // SQLite runs one transaction at a time, and has no users with fewer permissions.
  if (given.kind !== 'sqlite') {
    it('retries a whole batch after a deadlock, and writes nothing twice', async () => {
      const blocker = await connectToServer(given.url);
      await blocker.query('BEGIN');
      const [[account]] = (await blocker.query('SELECT id FROM account WHERE external_id = ?', [
        generatedGuid('account', 0),
      ])) as unknown as [[{ id: string }]];
      await blocker.query(
        `INSERT INTO profile (id, account_id, display_name, email, email_key, role, status, locale, is_associated,
           words, external_id, created_at, updated_at)
         SELECT 'prof_blocker', id, 'x', 'x', 'x', 'MEMBER', 'ACTIVE', 'en', 0, ' ', ?, created_at, created_at
         FROM account WHERE external_id = ?`,
        [guid(310), generatedGuid('account', 1)],
      );
      const importing = folder.run(database, { contacts: contacts(300, 350) });
      // The import has locked the account, and waits for the blocker's key. Then the blocker waits for the account.
      await untilLockWait(database);
      await blocker
        .query('SELECT id FROM account WHERE id = ? FOR UPDATE', [account.id])
        .catch(() => undefined);
      await blocker.query('ROLLBACK');
      await blocker.end();
      expect((await importing).result.files).toMatchObject([{ rows: 50, added: 50, refused: 0 }]);
      await expectWhole();
    });

    it("doesn't start a batch before the previous one has locked its accounts", async () => {
      const [first, second] = [accountCells(20), accountCells(21)];
      await folder.run(database, { accounts: [ACCOUNT_HEADER, first.join(), second.join()].join('\n') });
      const row = (number: number, name: string, cells: readonly string[]): string =>
        `${guid(number)},${name},${name.toLowerCase()}@x.example,${cells[0] ?? ''},0`;
      const text = [CONTACTS, row(600, 'Ann', first), row(601, 'Bob', second), row(602, 'Cy', second)].join(
        '\n',
      );

      const blocker = await connectToServer(given.url);
      await blocker.query('BEGIN');
      // The account with the lower id. The first batch waits for it before locking the other one.
      await blocker.query('SELECT id FROM account WHERE external_id = ? FOR UPDATE', [first[0]]);
      statements.length = 0;
      const importing = folder.run(database, { contacts: text }, { batchSize: 2 });
      await untilLockWait(database);
      // By then, a second batch that didn't wait would have locked its account.
      for (let trips = 0; trips < 50; trips += 1) await database.select('SELECT 1', []);
      expect(
        statements.filter((sql) => /FROM account WHERE id .* FOR UPDATE$/.test(sql.trim())),
      ).toHaveLength(1);
      await blocker.query('ROLLBACK');
      await blocker.end();
      expect((await importing).result.files).toMatchObject([{ rows: 3, added: 3 }]);

      const profiles = await database.reads.findBy(ProfileEntity, { role: 'ADMINISTRATOR' });
      const names = profiles.map(({ displayName }) => displayName);
      expect(names).toEqual(expect.arrayContaining(['Ann', 'Bob']));
      expect(names).not.toContain('Cy');
    });

    it('lets no batch overtake one that is retried in halves', async () => {
      const cells = accountCells(30);
      await folder.run(database, { accounts: [ACCOUNT_HEADER, cells.join()].join('\n') });
      const rows = Array.from({ length: 400 }, (_, index) => {
        const number = String(700 + index);
        return `${guid(700 + index)},Nr ${number},n${number}@x.example,${cells[0] ?? ''},0`;
      });
      const { refused } = await whileInsertsFail(
        database,
        'profile',
        () => folder.run(database, { contacts: [CONTACTS, ...rows].join('\n') }, { batchSize: 200 }),
        `NEW.email = 'n890@x.example'`,
      );
      expect(refused).toEqual(['contacts.csv:192  NOT_STORED']);
      const { id: accountId } = await database.reads.findOneByOrFail(AccountEntity, {
        number: cells[1] ?? '',
      });
      const profiles = await database.reads.find(ProfileEntity, {
        where: { accountId },
        order: { id: 'ASC' },
      });
      expect(profiles.map(({ displayName }) => displayName)).toEqual(
        rows.map((row) => row.split(',')[1]).filter((name) => name !== 'Nr 890'),
      );
      const administrators = profiles.filter(({ role }) => role === 'ADMINISTRATOR');
      expect(administrators.map(({ displayName }) => displayName)).toEqual(['Nr 700']);
    });

    it('keeps all letters of words, whatever the default character set of the database', async () => {
      const admin = await connectToServer(given.url);
      const schema = new URL(given.url).pathname.slice(1);
      await admin.query('ALTER DATABASE ?? CHARACTER SET latin1', [schema]);
      const other = await openDatabase(createDataSource, { address: parseDatabaseAddress(given.url) });
      try {
        const names = ['田中 由紀', 'Смирнов Ωmega', 'ß ﬁ'];
        const rows = names.map(
          (name, index) =>
            `${guid(1200 + index)},${name},l${String(index)}@x.example,${generatedGuid('account', 0)},0`,
        );
        const { refused } = await folder.run(other, { contacts: [CONTACTS, ...rows].join('\n') });
        expect(refused).toEqual([]);
        await expectWhole();
      } finally {
        await other.close();
        await admin.query('ALTER DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', [schema]);
        await admin.end();
      }
    });

    it('fails as a whole, and reports no rows, for a user without write privileges', async () => {
      const admin = await connectToServer(given.url);
      const schema = new URL(given.url).pathname.slice(1);
      const user = `reader_${schema.slice(-8)}`;
      await admin.query(`CREATE USER ?@'%' IDENTIFIED BY ?`, [user, user]);
      await admin.query(`GRANT SELECT ON ??.* TO ?@'%'`, [schema, user]);
      const url = new URL(given.url);
      url.username = url.password = user;
      const reader = await openDatabase(createDataSource, { address: parseDatabaseAddress(url.href) });
      const reported: unknown[] = [];
      const onRefused = (row: unknown): Promise<void> => Promise.resolve(void reported.push(row));
      try {
        await expect(folder.run(reader, { contacts: contacts(400, 450) }, { onRefused })).rejects.toThrow();
        expect(reported).toEqual([]);
      } finally {
        await reader.close();
        await admin.query(`DROP USER ?@'%'`, [user]);
        await admin.end();
      }
    });
  }
});
