import { RateLimitEntity } from '../../src/rate-limit/rate-limit.entity';
import { createLimits, DEFAULT_LIMITS, type Allowance, type Limits } from '../../src/rate-limit/limits';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { describeOnEachDatabase } from '../support/database/test-database';

const SETTINGS = {
  ...DEFAULT_LIMITS,
  sendInvitePerPerson: { points: 20, seconds: 60 },
  sendInvitePerRecipient: { points: 2, seconds: 60 },
  tokenPerCaller: { points: 2, seconds: 1 },
};

const ALLOWED = { ok: true, value: null };

describeOnEachDatabase('the limits', (testDatabase) => {
  let open: OpenTestDatabase;
  let limits: Limits;
  let whom: string;
  let people = 0;

  beforeAll(async () => {
    open = await openTestDatabase(testDatabase);
    limits = createLimits(open.database, SETTINGS);
  });
  afterAll(() => open.close());
  beforeEach(() => (whom = `kim-${String((people += 1))}@contoso.example`));

  /** Stops the clock of the limits. Returns a function that advances it. */
  const stopClock = (): ((milliseconds: number) => void) => {
    let now = Date.now();
    jest.spyOn(open.database.clock, 'now').mockImplementation(() => new Date(now));
    return (milliseconds) => void (now += milliseconds);
  };
  const refusal = (retryAfterSeconds: number) => ({
    ok: false,
    refusal: { code: 'RATE_LIMITED', retryAfterSeconds },
  });

  const allowed = (allowances: Allowance[]): number => allowances.filter((each) => each.ok).length;
  const repeat = <Value>(times: number, work: () => Promise<Value>): Promise<Value[]> =>
    Promise.all(Array.from({ length: times }, work));

  it('allow exactly their number for fifty concurrent attempts', async () => {
    expect(allowed(await repeat(50, () => limits.count('sendInvitePerPerson', whom)))).toBe(20);
  });

  // SQLite is for a single process, whose Database runs one transaction at a time.
  if (testDatabase.kind !== 'sqlite') {
    it('count across several instances', async () => {
      const other = await openDatabase(createDataSource, { address: parseDatabaseAddress(testDatabase.url) });
      const elsewhere = createLimits(other, SETTINGS);
      const allowances = await Promise.all([
        repeat(25, () => limits.count('sendInvitePerPerson', whom)),
        repeat(25, () => elsewhere.count('sendInvitePerPerson', whom)),
      ]);
      await other.close();
      expect(allowed(allowances.flat())).toBe(20);
    });
  }

  it('count each person and each limit separately', async () => {
    await repeat(3, () => limits.count('sendInvitePerRecipient', whom));
    expect(await limits.count('sendInvitePerRecipient', whom)).toMatchObject({ ok: false });
    expect(await limits.count('sendInvitePerRecipient', `${whom}x`)).toEqual(ALLOWED);
    expect(await limits.count('sendInvitePerPerson', whom)).toEqual(ALLOWED);
  });

  it('count several people as if one after the other, including duplicates', async () => {
    const others = Array.from({ length: 300 }, (_, index) => `${whom}-${String(index)}`);
    const whoms = [whom, ...others, whom, others[0]!, whom];
    await limits.count('sendInvitePerRecipient', others[1]!);
    await limits.count('sendInvitePerRecipient', others[1]!);
    const allowances = await limits.countMany('sendInvitePerRecipient', whoms);
    const refusedAt = allowances.flatMap((each, index) => (each.ok ? [] : [index]));
    expect(refusedAt).toEqual([2, whoms.length - 1]);
    expect(allowances[2]).toMatchObject({ refusal: { retryAfterSeconds: expect.any(Number) } });
    expect(await limits.count('sendInvitePerRecipient', others[0]!)).toMatchObject({ ok: false });
    expect(await limits.count('sendInvitePerRecipient', others[2]!)).toEqual(ALLOWED);
    expect(await limits.countMany('sendInvitePerRecipient', [])).toEqual([]);
  });

  it('allow exactly their number when several are counted concurrently, in any order', async () => {
    const whoms = Array.from({ length: 40 }, (_, index) => `${whom}-${String(index)}`);
    const counted = await Promise.all(
      Array.from({ length: 6 }, (_, round) =>
        limits.countMany('sendInvitePerRecipient', round % 2 ? whoms : whoms.toReversed()),
      ),
    );
    expect(allowed(counted.flat())).toBe(80);
  });

  it('reset only for the people whose window has ended', async () => {
    const advance = stopClock();
    await limits.countMany('tokenPerCaller', [whom, whom, whom]);
    advance(999);
    expect(allowed(await limits.countMany('tokenPerCaller', [whom]))).toBe(0);
    advance(1);
    expect(await limits.countMany('tokenPerCaller', [whom, whom, whom])).toMatchObject([
      ALLOWED,
      ALLOWED,
      refusal(1),
    ]);
  });

  it('allow all of several attempts or none', async () => {
    expect(await limits.count('sendInvitePerPerson', whom, 20)).toEqual(ALLOWED);
    expect(await limits.count('sendInvitePerPerson', whom)).toMatchObject({ ok: false });
    expect(await limits.count('sendInvitePerPerson', `${whom}x`, 21)).toMatchObject({ ok: false });
  });

  it('report correctly in how many seconds the next attempt is allowed', async () => {
    const advance = stopClock();
    expect(await limits.count('tokenPerCaller', whom)).toEqual(ALLOWED);
    advance(300);
    expect(await limits.count('tokenPerCaller', whom)).toEqual(ALLOWED);
    // The window began with the first call, and refused calls don't extend it.
    for (let index = 0; index < 3; index += 1) {
      expect(await limits.count('tokenPerCaller', whom)).toEqual(refusal(1));
    }
    advance(700);
    expect(await limits.count('tokenPerCaller', whom)).toEqual(ALLOWED);
    expect(await limits.count('tokenPerCaller', whom)).toEqual(ALLOWED);
    expect(await limits.count('tokenPerCaller', whom)).toMatchObject({ ok: false });
  });

  it('report it in whole seconds of the window', async () => {
    const advance = stopClock();
    await repeat(2, () => limits.count('sendInvitePerRecipient', whom));
    expect(await limits.count('sendInvitePerRecipient', whom)).toEqual(refusal(60));
    advance(1_001);
    expect(await limits.count('sendInvitePerRecipient', whom)).toEqual(refusal(59));
  });

  it("count a person's first rejection and return the others without the database", async () => {
    for (let index = 0; (await limits.count('requestInvitesPerPerson', whom)).ok; index += 1)
      expect(index).toBeLessThan(100);
    const before = await open.database.reads.sum(RateLimitEntity, 'points');
    for (let index = 0; index < 10; index += 1)
      expect(await limits.count('requestInvitesPerPerson', whom)).toMatchObject({ ok: false });
    expect(await open.database.reads.sum(RateLimitEntity, 'points')).toBe(before);
  });

  it('forget refusals of a transaction that was rolled back', async () => {
    const rolledBack = open.database.write(async (manager) => {
      expect(await limits.count('requestInvitesPerPerson', whom, 100, manager)).toMatchObject({ ok: false });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect(await limits.count('requestInvitesPerPerson', whom)).toEqual(ALLOWED);
  });

  it('store no addresses of people', async () => {
    await limits.count('sendInvitePerRecipient', whom);
    const rows = await open.database.reads.find(RateLimitEntity);
    expect(rows.length).toBeGreaterThan(0);
    for (const { limitKey } of rows) expect(limitKey).toMatch(/^[A-Za-z]+:[A-Za-z0-9_-]{43}$/);
  });

  it('count people with very long names', async () => {
    expect(await limits.count('sendInvitePerRecipient', 'x'.repeat(10_000))).toEqual(ALLOWED);
  });
});
