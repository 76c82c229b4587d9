import { ChangeEventEntity } from '../../src/change-log/change-event.entity';
import type { ChangeFact } from '../../src/change-log/change';
import { recordChanges } from '../../src/change-log/record-changes';
import { createHousekeeping } from '../../src/composition/housekeeping';
import { firstIdAt, newId } from '../../src/foundation/ids';
import { MailEntity } from '../../src/mail/mail.entity';
import { RateLimitEntity } from '../../src/rate-limit/rate-limit.entity';
import { MaintenanceWindowEntity } from '../../src/service-status/maintenance-window.entity';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { countRowsRead } from '../support/database/rows-read';
import { describeOnEachDatabase } from '../support/database/test-database';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BATCH = 500;

describeOnEachDatabase('housekeeping', (testDatabase) => {
  let open: OpenTestDatabase;
  let now: number;

  beforeAll(async () => {
    open = await openTestDatabase(testDatabase, { poolSize: 1 });
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    now = open.database.clock.now().getTime();
    for (const table of ['mail', 'rate_limit', 'maintenance_window'])
      await open.beside.query(`DELETE FROM ${table}`);
    open.statements.length = 0;
  });

  const housekeeping = (runMs?: number) =>
    createHousekeeping({
      database: open.database,
      clock: { now: () => new Date(now) },
      longestSessionMs: 90 * DAY,
      ...(runMs !== undefined && { runMs }),
    });
  const daysAgo = (days: number): Date => new Date(now - days * DAY);
  const addMails = async (count: number, days: number): Promise<void> => {
    const mails = Array.from({ length: count }, (): MailEntity => {
      const id = firstIdAt('mail', daysAgo(days)).slice(0, -12) + newId('mail').slice(-12);
      return {
        id,
        template: 'invitation',
        subjectId: newId('invt'),
        recipient: 'kim@contoso.example',
        mailbox: 'kim@contoso.example',
        messageId: id,
        status: 'SENT',
        attempts: 1,
        dueAt: daysAgo(days),
        leaseId: null,
        providerMessageId: null,
        lastError: null,
        unknownOutcomes: 0,
        unconfirmedBatchId: null,
        createdAt: daysAgo(days),
        finishedAt: daysAgo(days),
      };
    });
    await open.database.write(async (manager) => {
      for (let start = 0; start < count; start += BATCH)
        await manager.insert(MailEntity, mails.slice(start, start + BATCH));
    });
  };
  const addCounters = (count: number): Promise<unknown> =>
    open.database.write((manager) =>
      manager.insert(
        RateLimitEntity,
        Array.from({ length: count }, (_, index) => ({
          limitKey: `expired:${String(index)}`,
          points: 1,
          expiresAtMs: '1',
        })),
      ),
    );
  const mails = (): Promise<number> => open.database.reads.count(MailEntity);
  const counters = (): Promise<number> => open.database.reads.countBy(RateLimitEntity, { expiresAtMs: '1' });
  const deletions = (): string[] => open.statements.filter((sql) => sql.startsWith('DELETE'));

  it('deletes all that is outdated in one run, in small transactions', async () => {
    await addMails(2 * BATCH + 1, 91);
    await addCounters(BATCH + 1);
    open.statements.length = 0;
    expect(await housekeeping()()).toEqual({ more: false });
    expect([await mails(), await counters()]).toEqual([0, 0]);
    expect(deletions()).toHaveLength(5);
    expect(open.statements.filter((sql) => /^(?:START TRANSACTION|BEGIN)/.test(sql))).toHaveLength(5);
  });

  it('ends a run when its time is over, and goes on in the next', async () => {
    await addMails(BATCH + 1, 91);
    await addCounters(BATCH + 1);
    const run = housekeeping(0);
    expect(await run()).toEqual({ more: true });
    expect([await mails(), await counters()]).toEqual([1, 1]);
    expect(await run()).toEqual({ more: false });
    expect([await mails(), await counters()]).toEqual([0, 0]);
  });

  it('runs on one instance in each minute', async () => {
    await addMails(2 * BATCH + 1, 91);
    const [first, second] = [housekeeping(0), housekeeping(0)];
    expect(await first()).toEqual({ more: true });
    expect(await second()).toEqual({ more: false });
    expect(await mails()).toBe(BATCH + 1);
    now += MINUTE;
    expect(await second()).toEqual({ more: true });
    expect(await first()).toEqual({ more: false });
    expect(await mails()).toBe(1);
  });

  it('asks the database once a minute if there is nothing to do', async () => {
    const run = housekeeping();
    await run();
    open.statements.length = 0;
    now += MINUTE - 1;
    await run();
    expect(open.statements).toEqual([]);
    now += 1;
    await run();
    expect(open.statements).not.toEqual([]);
  });

  it('deletes announcements of maintenance 90 days after their end', async () => {
    const window = (days: number): MaintenanceWindowEntity => ({
      id: newId('mntn'),
      startsAt: daysAgo(days + 1),
      endsAt: daysAgo(days),
      message: 'Back soon.',
      createdAt: daysAgo(days + 1),
      cancelledAt: null,
    });
    const [old, recent] = [window(91), window(89)];
    await open.database.write((manager) => manager.insert(MaintenanceWindowEntity, [old, recent]));
    await housekeeping()();
    expect(await open.database.reads.find(MaintenanceWindowEntity)).toMatchObject([{ id: recent.id }]);
  });

  it('deletes changes 30 days after they happened', async () => {
    const change = (subjectId: string, days: number): ChangeFact => ({
      ...{ type: 'profile.updated', accountId: 'acct_1', profileId: null, identityId: null },
      ...{ subjectId, occurredAt: daysAgo(days) },
    });
    await open.database.write((manager) =>
      recordChanges(manager, [change('prof_old', 31), change('prof_recent', 29)]),
    );
    await housekeeping()();
    expect(await open.database.reads.find(ChangeEventEntity)).toMatchObject([{ subjectId: 'prof_recent' }]);
  });

  if (testDatabase.kind !== 'sqlite')
    it('reads only what it deletes', async () => {
      await addMails(4 * BATCH, 10);
      await addMails(10, 91);
      expect(await countRowsRead(open.database, () => housekeeping()())).toBeLessThan(200);
      expect(await mails()).toBe(4 * BATCH);
    });
});
