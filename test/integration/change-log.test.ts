import { randomFrom, wholeBelow } from '../../bench/random';
import type { Change, ChangeFact } from '../../src/change-log/change';
import { numberChanges } from '../../src/change-log/number-changes';
import { lastPosition, readChanges, readNewChanges } from '../../src/change-log/read-changes';
import { recordChanges } from '../../src/change-log/record-changes';
import { skipPositions } from '../../src/change-log/skip-positions';
import { trimChanges } from '../../src/change-log/trim-changes';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { countRowsRead } from '../support/database/rows-read';
import { describeOnEachDatabase } from '../support/database/test-database';

const AT = new Date('2026-11-22T08:00:00.000Z');
const WRITERS = 24;

function fact(subjectId: string, accountId = 'acct_1', occurredAt = AT): ChangeFact {
  return { type: 'profile.updated', accountId, profileId: null, identityId: null, subjectId, occurredAt };
}

/** A promise that a test fulfills. */
function gate(): { readonly opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describeOnEachDatabase('the change log', (testDatabase) => {
  let one: OpenTestDatabase;
  let other: OpenTestDatabase;

  beforeAll(async () => {
    one = await openTestDatabase(testDatabase);
    other = await openTestDatabase(testDatabase);
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  const record = (facts: readonly ChangeFact[], { database } = one): Promise<void> =>
    database.write((manager) => recordChanges(manager, facts));
  const numberAll = async ({ database } = one): Promise<void> => {
    while ((await numberChanges(database)) > 0);
  };
  const now = async (): Promise<number> => {
    await numberAll();
    return lastPosition(one.database);
  };
  const changesAfter = async (after: number | null, accountId?: string): Promise<readonly Change[]> => {
    const read = await readChanges(one.database, { after, limit: 1_000, accountId: accountId ?? null });
    if (!read.ok) throw new Error(read.refusal.code);
    return read.value;
  };
  const subjects = (changes: readonly Change[]): string[] => changes.map(({ subjectId }) => subjectId);

  it('returns changes in order, with a position each', async () => {
    const start = await now();
    const changes = { role: ['MEMBER', 'ADMINISTRATOR'] };
    await record([{ ...fact('prof_1'), profileId: 'prof_1', identityId: 'iden_1', changes }, fact('prof_2')]);
    await numberAll();
    expect(await changesAfter(start)).toEqual([
      {
        ...{ position: start + 1, type: 'profile.updated', accountId: 'acct_1', profileId: 'prof_1' },
        ...{ identityId: 'iden_1', subjectId: 'prof_1', changes, occurredAt: AT },
      },
      {
        ...{ position: start + 2, type: 'profile.updated', accountId: 'acct_1', profileId: null },
        ...{ identityId: null, subjectId: 'prof_2', changes: {}, occurredAt: AT },
      },
    ]);
  });

  it('never skips a transaction that commits after later ones', async () => {
    let position = await now();
    const [recorded, end] = [gate(), gate()];
    const late = one.database.write(async (manager) => {
      await recordChanges(manager, [fact('late')]);
      recorded.open();
      await end.opened;
    });
    await recorded.opened;
    const later = record([fact('later')], other);
    const found: string[] = [];
    const follow = async (): Promise<void> => {
      await numberAll();
      const changes = await changesAfter(position);
      found.push(...subjects(changes));
      position = changes.at(-1)?.position ?? position;
    };
    // SQLite runs one transaction at a time, so there the later one waits.
    try {
      if (testDatabase.kind !== 'sqlite') {
        await later;
        await follow();
        expect(found).toEqual(['later']);
      }
    } finally {
      end.open();
    }
    await late;
    await later;
    await follow();
    expect(found).toEqual(testDatabase.kind === 'sqlite' ? ['late', 'later'] : ['later', 'late']);
  });

  it('is followed without gaps or repetitions while transactions of two instances end in any order', async () => {
    const start = await now();
    const random = randomFrom(7);
    let open = WRITERS;
    const writes = Array.from({ length: open }, async (_, index) => {
      const { database } = index % 2 === 0 ? one : other;
      const write = database.write(async (manager) => {
        await recordChanges(manager, [fact(`w${String(index)} a`)]);
        for (let turns = wholeBelow(random, 5); turns > 0; turns -= 1) await manager.query('SELECT 1');
        await recordChanges(manager, [fact(`w${String(index)} b`)]);
      });
      await write.finally(() => (open -= 1));
    });
    const followed: Change[] = [];
    const follow = async (): Promise<void> => {
      const after = followed.at(-1)?.position ?? start;
      const { changes, isNumberingDue } = await readNewChanges(other.database, after);
      followed.push(...changes);
      if (isNumberingDue) await Promise.all([numberChanges(one.database), numberChanges(other.database)]);
    };
    while (open > 0) await follow();
    await Promise.all(writes);
    await numberAll();
    await follow();
    expect(followed.map(({ position }) => position)).toEqual(
      Array.from({ length: 2 * WRITERS }, (_, index) => start + index + 1),
    );
    expect(new Set(subjects(followed)).size).toBe(2 * WRITERS);
    // The changes of one transaction keep their order.
    const places = new Map(subjects(followed).map((subject, index) => [subject, index]));
    for (let index = 0; index < WRITERS; index += 1)
      expect(places.get(`w${String(index)} a`)).toBeLessThan(places.get(`w${String(index)} b`) ?? -1);
  });

  it('numbers each change once, however many instances number at once', async () => {
    const start = await now();
    await record(Array.from({ length: 2_500 }, (_, index) => fact(`n${String(index)}`)));
    const numbered = await Promise.all(
      [one, other, one, other].map(({ database }) => numberChanges(database)),
    );
    await numberAll();
    expect(numbered.reduce((sum, count) => sum + count)).toBe(2_500);
    expect(await lastPosition(one.database)).toBe(start + 2_500);
    const changes = await changesAfter(start + 2_000);
    expect(subjects(changes)).toEqual(Array.from({ length: 500 }, (_, index) => `n${String(2_000 + index)}`));
  });

  it('returns the changes of one account, and says whether there are more to number', async () => {
    const start = await now();
    await record([fact('a', 'acct_a'), fact('b', 'acct_b'), fact('c', 'acct_a')]);
    expect(await readNewChanges(one.database, start)).toEqual({ changes: [], isNumberingDue: true });
    await numberAll();
    expect(subjects(await changesAfter(start, 'acct_a'))).toEqual(['a', 'c']);
    expect(await readNewChanges(one.database, start + 3)).toEqual({ changes: [], isNumberingDue: false });
  });

  it('is deleted from its start, and refuses positions whose followers are gone', async () => {
    const start = await now();
    const later = new Date(AT.getTime() + 1);
    await record([
      fact('old'),
      fact('older', 'acct_old'),
      fact('new', 'acct_1', later),
      fact('kept for the order'),
    ]);
    await numberAll();
    while (await trimChanges(one.database, later, 100));
    expect(subjects(await changesAfter(null))).toEqual(['new', 'kept for the order']);
    expect(subjects(await changesAfter(start + 2))).toEqual(['new', 'kept for the order']);
    for (const after of [0, start, start + 1])
      expect(await readChanges(one.database, { after, limit: 10 })).toEqual({
        ok: false,
        refusal: { code: 'CURSOR_EXPIRED' },
      });
    expect(await readChanges(one.database, { after: start, limit: 10, accountId: 'acct_1' })).toMatchObject({
      refusal: { code: 'CURSOR_EXPIRED' },
    });

    while (await trimChanges(one.database, new Date(later.getTime() + 1), 3));
    expect(await changesAfter(null)).toEqual([]);
    expect(await changesAfter(start + 4)).toEqual([]);
    // Positions continue, and one of a server that is ahead isn't refused.
    await record([fact('next')]);
    expect(await changesAfter(start + 5)).toEqual([]);
    await numberAll();
    expect(await changesAfter(start + 4)).toMatchObject([{ position: start + 5, subjectId: 'next' }]);
  });

  it('leaves a gap after a restore, so that every earlier reader knows that it must resynchronize', async () => {
    await record([fact('before')]);
    const backup = await now();
    await skipPositions(one.database);
    await record([fact('after')]);
    await numberAll();
    const position = (await lastPosition(one.database)) - 1;
    expect(subjects(await changesAfter(position))).toEqual(['after']);
    // The last position of the backup, and some that were read from the lost database.
    for (const after of [backup, backup + 1, backup + 1_000])
      expect(await readChanges(one.database, { after, limit: 10 })).toMatchObject({
        refusal: { code: 'CURSOR_EXPIRED' },
      });
  });

  if (testDatabase.kind !== 'sqlite')
    it('is read by indexes: what is old or of other accounts is not read', async () => {
      const start = await now();
      await record(Array.from({ length: 600 }, (_, index) => fact(`r${String(index)}`)));
      await record([fact('single', 'acct_single')]);
      const single = await openTestDatabase(testDatabase, { poolSize: 1 });
      const reads = (work: () => Promise<unknown>): Promise<number> => countRowsRead(single.database, work);
      try {
        await numberAll();
        const last = await now();
        expect(await reads(() => readNewChanges(single.database, last))).toBeLessThan(10);
        expect(await reads(() => numberChanges(single.database))).toBeLessThan(10);
        expect(await reads(() => trimChanges(single.database, new Date(0), 100))).toBeLessThan(10);
        const ofAccount = { after: start, limit: 10, accountId: 'acct_single' };
        expect(await reads(() => readChanges(single.database, ofAccount))).toBeLessThan(20);
      } finally {
        await single.close();
      }
    });
});
