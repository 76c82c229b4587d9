import { text } from '../../src/database/row';
import { exportedAccounts, exportedContacts, exportedPlans } from '../../src/export/export-rows';
import { claimDueMail } from '../../src/mail/claim-mail';
import { findTraffic } from '../../src/mail/mailbox-share';
import { findOldestWaiting } from '../../src/mail/outbox-figures';
import { filledId, fillAccount } from '../support/database/large-account';
import { peopleOf } from '../support/actors/people';
import { countRowsRead } from '../support/database/rows-read';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const MANY = 10_000;
const WAITING = 200;
const PER_EXPORT_PAGE = 2_000;
const CLAIMED = 50;
/** The number of mailboxes with a history. */
const MAILBOXES = 100;
/** The number of rows read once for a statement, whatever it finds. */
const ONCE = 10;

/** A function that reads from large tables, and the maximum number of rows that it can read. */
interface Reader {
  readonly name: string;
  readonly work: (test: TestApp) => Promise<unknown>;
  readonly rows: number;
}

// Each profile and plan also reads its account. If there's only one account, it's read from memory.
const EXPORTS: readonly Reader[] = ['', filledId('prof', MANY * 0.3), filledId('prof', MANY * 0.7)].flatMap(
  (after) => [
    {
      name: `the export of contacts after '${after}'`,
      work: ({ database }) => exportedContacts.page(database, after),
      rows: 2 * PER_EXPORT_PAGE,
    },
    {
      name: `the export of plans after '${after.replace('prof', 'plan')}'`,
      work: ({ database }) => exportedPlans.page(database, after.replace('prof', 'plan')),
      rows: 2 * PER_EXPORT_PAGE,
    },
  ],
);

const READERS: readonly Reader[] = [
  ...EXPORTS,
  {
    name: 'the export of accounts',
    work: ({ database }) => exportedAccounts.page(database, ''),
    rows: ONCE,
  },
  {
    name: 'the oldest waiting mail',
    work: ({ database }) => findOldestWaiting(database.reads, new Date()),
    rows: WAITING,
  },
  {
    name: 'a claim of mails',
    work: ({ database, clock }) =>
      database.write((manager) =>
        claimDueMail(manager, {
          leaseId: filledId('mail', MANY),
          leaseUntil: clock.now(),
          now: clock.now(),
          limit: CLAIMED,
          confirmableAt: clock.now(),
        }),
      ),
    // Each mail is found, compared with the mails to the same mailbox, and updated.
    rows: 4 * CLAIMED,
  },
  {
    name: 'what mailboxes have got lately',
    work: ({ database, clock }) =>
      findTraffic(
        database.reads,
        Array.from({ length: MAILBOXES }, (_, number) => String(number).padStart(2, '0')),
        { since: clock.now(), leaseId: filledId('mail', MANY) },
      ),
    // An entry for each condition by which a message counts, and each waiting mail.
    rows: 5 * MAILBOXES + WAITING,
  },
];

describeOnEachDatabase(`among ${MANY} profiles of one account, and as many plans and mails`, (database) => {
  let test: TestApp;

  beforeAll(async () => {
    // One connection, so that the server's counters belong to the sent statements. No timeout, because
    // filling the tables takes long on a busy machine.
    test = await startTestApp(database, { poolSize: 1, statementTimeoutMs: 0 });
    const people = peopleOf(test);
    const { account } = await people.administrator();
    await fillAccount(test, account.id, MANY);
    const mailboxAt = filledId('invt', 0).length - 1;
    const run = (sql: string): Promise<unknown> => test.database.write((manager) => manager.query(sql));
    await run(`DELETE FROM account WHERE id < '${account.id}'`);
    await run('UPDATE profile SET external_id = id');
    await run(`INSERT INTO service_plan (id, account_id, external_id, kind, name, starts_at, ends_at)
      SELECT REPLACE(id, 'prof', 'plan'), account_id, id, 'ENHANCEMENT_PLAN', 'Plan', created_at, '2030-01-01 00:00:00.000'
      FROM profile`);
    await run(`INSERT INTO mail (id, template, subject_id, recipient, mailbox, message_id, status, attempts, due_at,
        created_at, finished_at)
      SELECT REPLACE(id, 'invt', 'mail'), 'invitation', id, id, SUBSTR(id, ${mailboxAt}), REPLACE(id, 'invt', 'mail'),
        CASE WHEN id >= '${filledId('invt', MANY - WAITING)}' THEN 'QUEUED' ELSE 'SENT' END, 1, created_at, created_at,
        '2026-11-20 08:00:00.000'
      FROM invitation`);
    // Servers update the statistics of grown tables only later.
    if (database.kind !== 'sqlite')
      await test.database.select('ANALYZE TABLE account, profile, service_plan, mail', []);
  });
  afterAll(() => test.close());

  if (database.kind === 'sqlite')
    it.each(READERS)('$name is found with an index', async ({ work }) => {
      test.forgetStatements();
      await work(test);
      for (const sql of test.statements.filter((each) => each.startsWith('SELECT'))) {
        const marks = Array.from(sql.matchAll(/\?/g), () => '');
        const plan = await test.database.select(`EXPLAIN QUERY PLAN ${sql}`, marks);
        const details = plan.map((row) => text(row, 'detail')).join('\n');
        expect(details).toMatch(/^SEARCH (profile|service_plan|account|mail) /m);
        expect(details).not.toMatch(/SCAN (profile|service_plan|mail)/);
        // This would read the whole history of a mailbox.
        expect(details).not.toContain('(mailbox=?)');
      }
    });
  else
    it.each(READERS)('$name reads only the returned rows', async ({ work, rows }) => {
      expect(await countRowsRead(test.database, () => work(test))).toBeLessThanOrEqual(rows + ONCE);
    });
});
