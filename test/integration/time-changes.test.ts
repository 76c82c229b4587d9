import { AccountEntity } from '../../src/account/account.entity';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { ChangeEventEntity } from '../../src/change-log/change-event.entity';
import { instantText } from '../../src/database/instant-text';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { createTimeChanges, recordTimeChanges } from '../../src/time-changes/record-time-changes';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { type Records, recordsIn } from '../support/database/records';
import { countRowsRead } from '../support/database/rows-read';
import { describeOnEachDatabase } from '../support/database/test-database';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const START = Date.parse('2026-11-22T08:00:00.000Z');

describeOnEachDatabase('time-based changes', (testDatabase) => {
  let one: OpenTestDatabase;
  let other: OpenTestDatabase;
  let records: Records;
  let start = START;

  beforeAll(async () => {
    one = await openTestDatabase(testDatabase, { poolSize: 1 });
    other = await openTestDatabase(testDatabase);
    records = recordsIn(one.database, () => new Date(start));
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });
  // Each test has a year of its own.
  beforeEach(async () => {
    start += 365 * DAY;
    for (const table of ['service_plan', 'change_event']) await one.beside.query(`DELETE FROM ${table}`);
    await one.beside.query("UPDATE time_cursor SET reached_at = ?, reached_id = ''", [instantText(at(0))]);
  });

  const at = (ms: number): Date => new Date(start + ms);
  const account = async (given: Partial<AccountEntity> = {}): Promise<string> => {
    const { id } = await records.account({ kind: 'PARTNER', ...given });
    await one.database.write((manager) =>
      manager.update(AccountEntity, { id }, { kind: given.kind ?? 'CUSTOMER' }),
    );
    return id;
  };
  const plan = async (accountId: string, from: number, until: number): Promise<string> => {
    const id = newId('plan');
    await one.database.write((manager) =>
      manager.insert(ServicePlanEntity, {
        ...{ id, accountId, kind: 'ENHANCEMENT_PLAN', name: 'Plan', externalId: null },
        ...{ startsAt: at(from), endsAt: at(until) },
      }),
    );
    return id;
  };
  const invitation = async (
    until: number,
    state: 'PENDING' | 'REVOKED' = 'PENDING',
  ): Promise<Pick<InvitationEntity, 'id' | 'accountId' | 'profileId'>> => {
    const profile = await records.profile({ accountId: await account() });
    const row: Omit<InvitationEntity, 'account' | 'profile'> = {
      ...{ id: newId('invt'), accountId: profile.accountId, profileId: profile.id, email: profile.email },
      ...{ emailKey: profile.emailKey, state, createdAt: at(-DAY), expiresAt: at(until), acceptedAt: null },
      ...{ acceptedByIdentityId: null, declinedAt: null, declineReason: null, sentByProfileId: null },
      ...{ tokenKeyId: 'test', tokenNonce: newId('invt').slice(0, 32), words: ' ' },
      delivery: 'SENT',
    };
    await one.database.write((manager) => manager.insert(InvitationEntity, row));
    return row;
  };
  const recorded = async (): Promise<(readonly [type: string, subjectId: string, occurredAt: number])[]> => {
    const rows = await one.database.reads.find(ChangeEventEntity, {
      order: { occurredAt: 'ASC', id: 'ASC' },
    });
    return rows.map(({ type, subjectId, occurredAt }) => [type, subjectId, occurredAt.getTime() - start]);
  };

  it('is recorded once, with its instant: plans that start and end, and access with them', async () => {
    const accountId = await account();
    const id = await plan(accountId, MINUTE, 2 * MINUTE);
    await recordTimeChanges(one.database, at(MINUTE));
    expect(await recorded()).toEqual([]);
    await recordTimeChanges(one.database, at(MINUTE + 1));
    const started = [
      ['plan.started', id, MINUTE],
      ['access.started', id, MINUTE],
    ];
    expect(await recorded()).toEqual(started);
    await recordTimeChanges(one.database, at(5 * MINUTE));
    await recordTimeChanges(other.database, at(6 * MINUTE));
    // A clock that is behind changes nothing.
    await recordTimeChanges(one.database, at(MINUTE));
    expect(await recorded()).toEqual([
      ...started,
      ['plan.ended', id, 2 * MINUTE],
      ['access.lapsed', id, 2 * MINUTE],
    ]);
    const [row] = await one.database.reads.findBy(ChangeEventEntity, { type: 'access.lapsed' });
    expect(row).toMatchObject({ accountId, profileId: null, identityId: null, changes: {} });
  });

  it('turns access only if no other plan covers the account', async () => {
    const accountId = await account();
    const first = await plan(accountId, MINUTE, 10 * MINUTE);
    const within = await plan(accountId, 2 * MINUTE, 3 * MINUTE);
    const renewal = await plan(accountId, 10 * MINUTE, 20 * MINUTE);
    const twin = await plan(accountId, 10 * MINUTE, 20 * MINUTE);
    const neverActive = await plan(accountId, 30 * MINUTE, 30 * MINUTE);
    const [firstTwin] = [renewal, twin].toSorted();
    await recordTimeChanges(one.database, at(DAY));
    const access = (await recorded()).filter(([type]) => type.startsWith('access.'));
    expect(access).toEqual([
      ['access.started', first, MINUTE],
      ['access.lapsed', firstTwin, 20 * MINUTE],
    ]);
    const plans = (await recorded()).filter(([type]) => type.startsWith('plan.'));
    expect(plans.map(([, id]) => id).toSorted()).toEqual(
      [first, first, within, within, renewal, renewal, twin, twin].toSorted(),
    );
    expect(plans.map(([, id]) => id)).not.toContain(neverActive);
  });

  it("doesn't turn the access of partners and of inactive accounts", async () => {
    await plan(await account({ kind: 'PARTNER' }), MINUTE, 2 * MINUTE);
    await plan(await account({ status: 'INACTIVE' }), MINUTE, 2 * MINUTE);
    await recordTimeChanges(one.database, at(DAY));
    const types = (await recorded()).map(([type]) => type);
    expect(types).toEqual(['plan.started', 'plan.started', 'plan.ended', 'plan.ended']);
  });

  it('includes pending invitations that expire, and no others', async () => {
    const expired = await invitation(MINUTE);
    await invitation(MINUTE, 'REVOKED');
    await invitation(DAY);
    await recordTimeChanges(one.database, at(MINUTE + 1));
    expect(await recorded()).toEqual([['invitation.expired', expired.id, MINUTE]]);
    const [row] = await one.database.reads.find(ChangeEventEntity);
    expect(row).toMatchObject({ accountId: expired.accountId, profileId: expired.profileId });
  });

  it('is recorded once by several instances at once, and after a downtime, in several batches', async () => {
    const accountId = await account({ kind: 'PARTNER' });
    const ids = Array.from({ length: 1_100 }, () => newId('plan'));
    await one.database.write(async (manager) => {
      for (let from = 0; from < ids.length; from += 550)
        await manager.insert(
          ServicePlanEntity,
          ids.slice(from, from + 550).map((id, index) => ({
            ...{ id, accountId, kind: 'ENHANCEMENT_PLAN' as const, name: 'Plan', externalId: null },
            // Most of them end at the same instant.
            ...{ startsAt: at(-DAY), endsAt: at(index < 500 ? MINUTE : 2 * MINUTE) },
          })),
        );
    });
    const counts = await Promise.all(
      [one, other, one, other].map(({ database }) => recordTimeChanges(database, at(DAY))),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(ids.length);
    expect((await recorded()).map(([, id]) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('is looked for by one instance, four times a minute, ten seconds late', async () => {
    const id = await plan(await account({ kind: 'PARTNER' }), MINUTE, DAY);
    let now = start + MINUTE;
    const clock = { now: () => new Date(now) };
    const jobs = [one, other].map(({ database }) => createTimeChanges({ database, clock }));
    const run = async (): Promise<number[]> => {
      const counts: number[] = [];
      for (const job of jobs) counts.push(await job());
      return counts;
    };
    expect(await run()).toEqual([0, 0]);
    now += 10 * SECOND + 1;
    one.statements.length = 0;
    expect(await run()).toEqual([0, 0]);
    expect(one.statements).toEqual([]);
    now += 5 * SECOND;
    expect(await run()).toEqual([1, 0]);
    expect(await recorded()).toEqual([['plan.started', id, MINUTE]]);
  });

  if (testDatabase.kind !== 'sqlite')
    it('is found by indexes: nothing else is read', async () => {
      const accountId = await account({ kind: 'PARTNER' });
      for (let index = 0; index < 300; index += 1) await plan(accountId, -DAY, DAY + index);
      await plan(accountId, -DAY, MINUTE);
      expect(
        await countRowsRead(one.database, () => recordTimeChanges(one.database, at(2 * MINUTE))),
      ).toBeLessThan(50);
      expect(await recorded()).toHaveLength(1);
    });
});
