import type { Database } from '../../src/database/database';
import { newId } from '../../src/foundation/ids';
import { SignInAttempts } from '../../src/identity/sign-in-attempt';
import { deliverDueMail } from '../../src/mail/delivery-worker';
import { MailEntity } from '../../src/mail/mail.entity';
import type { Mailer } from '../../src/mail/mailer';
import { enqueueMail } from '../../src/mail/outbox.repository';
import { createLimits, DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { MaintenanceSchedule } from '../../src/service-status/maintenance-schedule';
import { insertWindow } from '../../src/service-status/maintenance-window.repository';
import { describeOnEachDatabase } from '../support/database/test-database';
import { letterAbout } from '../support/mail/letters';
import { startTestApp, type TestApp } from '../support/servers/test-app';

const MINUTE = 60_000;

/** Does work as on a machine whose clock is wrong by some minutes. */
async function onMachineAhead<Value>(minutes: number, work: () => Promise<Value>): Promise<Value> {
  // Date may be wrong already.
  const real = performance.timeOrigin + performance.now();
  jest.useFakeTimers({
    now: real + minutes * MINUTE,
    doNotFake: [
      ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
      ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
    ],
  });
  try {
    return await work();
  } finally {
    jest.useRealTimers();
  }
}
const early = <Value>(work: () => Promise<Value>): Promise<Value> => onMachineAhead(-5, work);
const late = <Value>(work: () => Promise<Value>): Promise<Value> => onMachineAhead(5, work);

describeOnEachDatabase('instances whose clocks are ten minutes apart', (testDatabase) => {
  const onDatabaseClock = {
    onDatabaseClock: true,
    environment: { SESSION_IDLE_MINUTES: '8' },
  };
  let behind: TestApp;
  let ahead: TestApp;

  beforeAll(async () => {
    behind = await early(() => startTestApp(testDatabase, onDatabaseClock));
    ahead = await late(() => startTestApp(testDatabase, onDatabaseClock));
  });
  afterAll(async () => {
    await ahead.close();
    await behind.close();
  });

  it('know the same time, that of the database', async () => {
    const times = [
      await early(async () => behind.database.clock.now()),
      await late(async () => ahead.database.clock.now()),
    ];
    for (const time of times) expect(Math.abs(time.getTime() - Date.now())).toBeLessThan(MINUTE);
  });

  it("don't take each other's mails while they're being sent", async () => {
    const subjectId = newId('invt');
    await early(() =>
      behind.database.write((manager) =>
        enqueueMail(
          manager,
          { template: 'test', subjectId, recipient: 'kim@contoso.example' },
          behind.database.clock.now(),
        ),
      ),
    );
    const deliver = ({ database }: { readonly database: Database }, sendBatch: Mailer['sendBatch']) =>
      deliverDueMail({
        database,
        clock: database.clock,
        mailer: { isResting: false, sendBatch, findTaken: async () => new Map() },
        templates: { test: { render: async () => ({ letter: letterAbout(subjectId), tag: 'test' }) } },
      });
    let claimedByOther = -1;
    await early(() =>
      deliver(behind, async () => {
        claimedByOther = await late(() => deliver(ahead, async () => []));
        return [{ outcome: 'ACCEPTED', providerMessageId: 'one' }];
      }),
    );
    expect(claimedByOther).toBe(0);
    expect(await behind.database.reads.findOneByOrFail(MailEntity, { subjectId })).toMatchObject({
      status: 'SENT',
      unknownOutcomes: 0,
    });
  });

  it('keep sessions open that another instance began', async () => {
    const person = await early(() => behind.signIn());
    const { data } = await late(() =>
      ahead.send<{ viewer: object | null }>('{ viewer { identity { id } } }', {}, { as: person }),
    );
    expect(data.viewer).not.toBeNull();
  });

  it('begin and end maintenance together', async () => {
    const isUnderWay = async ({ database }: TestApp): Promise<boolean> => {
      const schedule = new MaintenanceSchedule({ database, clock: database.clock, configured: null });
      await schedule.refresh();
      return schedule.at(database.clock.now()) !== null;
    };
    await early(() =>
      behind.database.write(async (manager) => {
        const now = behind.database.clock.now();
        const endsAt = new Date(now.getTime() + 8 * MINUTE);
        // Each instance knows the database's time to half a second.
        const startsAt = new Date(now.getTime() - 1_000);
        return insertWindow(manager, { startsAt, endsAt, message: 'Back soon.' }, now);
      }),
    );
    expect(await early(() => isUnderWay(behind))).toBe(true);
    expect(await late(() => isUnderWay(ahead))).toBe(true);
  });

  it('complete sign-ins that another instance began', async () => {
    const keys = ahead.config.secretKeys;
    const attempt = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/', keep: false };
    const sealed = await early(() => new SignInAttempts(keys, behind.database.clock).seal(attempt));
    const opened = await late(() => new SignInAttempts(keys, ahead.database.clock).open(sealed));
    expect(opened).toMatchObject({ hasExpired: false });
  });

  it('count rate limits in the same window', async () => {
    const settings = { ...DEFAULT_LIMITS, tokenPerCaller: { points: 1, seconds: 120 } };
    const count = ({ database }: TestApp) => createLimits(database, settings).count('tokenPerCaller', 'kim');
    expect(await early(() => count(behind))).toMatchObject({ ok: true });
    expect(await late(() => count(ahead))).toMatchObject({ ok: false });
    expect(await early(() => count(behind))).toMatchObject({ ok: false });
  });
});
