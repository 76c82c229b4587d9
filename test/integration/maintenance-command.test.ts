import { IsNull } from 'typeorm';
import { AccessRequestEntity } from '../../src/access-request/access-request.entity';
import { newId } from '../../src/foundation/ids';
import { MaintenanceWindowEntity } from '../../src/service-status/maintenance-window.entity';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { type ProgramEnd, runProgram } from '../support/servers/program';
import { rowsIn } from '../support/database/tables';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, describeOnSqliteAndOneServer } from '../support/database/test-database';
import { until } from '../support/run/until';

const STATUS = '{ serviceStatus { availability maintenance { startsAt endsAt message } } }';
const CHANGE = 'mutation { signOut { userErrors { code } } }';
const HOUR = 60 * 60_000;

interface Status {
  availability: string;
  maintenance: { startsAt: string; endsAt: string; message: string } | null;
}

describeOnSqliteAndOneServer('npm run maintenance', (database) => {
  let instances: readonly TestApp[];
  let [first, second]: readonly TestApp[] = [];
  let invitations: Invitations;

  beforeAll(async () => {
    // Only once, because the status changes over time.
    const asksOnce = { asksOnce: true };
    instances = [await startTestApp(database, asksOnce), await startTestApp(database, asksOnce)];
    [first, second] = instances;
    for (const { app } of instances) await app.listen();
    invitations = invitationsIn(first!);
  });
  beforeEach(() =>
    first!.database.write((manager) =>
      manager.update(MaintenanceWindowEntity, { cancelledAt: IsNull() }, { cancelledAt: new Date() }),
    ),
  );
  afterAll(async () => {
    for (const test of instances) await test.close();
  });

  const maintenance = (...args: string[]): Promise<ProgramEnd> =>
    runProgram('maintenance', database.url, args);
  const idIn = ({ stdout }: ProgramEnd): string => /mntn_\w+/.exec(stdout)?.[0] ?? '';
  const statusOf = async (test: TestApp): Promise<Status> =>
    (await test.send<{ serviceStatus: Status }>(STATUS)).data.serviceStatus;

  /** Requests the status of each instance, with its clock at the present, until all match. */
  const untilAll = (says: (status: Status) => boolean): Promise<Status[]> =>
    until(30, async () => {
      for (const { clock } of instances) clock.advance(Date.now() - clock.now().getTime());
      const statuses = await Promise.all(instances.map(statusOf));
      expect(statuses.map(says)).not.toContain(false);
      return statuses;
    });
  const underWay = ({ availability }: Status): boolean => availability === 'MAINTENANCE';
  const over = ({ maintenance: announced }: Status): boolean => announced === null;

  it('blocks changes on every instance, with the end time, and allows reading', async () => {
    const person = await first!.signIn({}, { persistent: true });
    await untilAll(over);
    const began = await maintenance('--from', 'now', '--until', '2h', '--message', 'We move.');
    expect([began.code, began.stderr]).toEqual([0, '']);
    expect(began.stdout).toMatch(/^Announced mntn_\w+ from \S+ until \S+: We move\.\n$/);
    const [one, other] = await untilAll(underWay);
    expect(other).toEqual(one);

    const before = await rowsIn(first!.database);
    for (const test of instances) {
      const { status, headers, errors } = await test.send(CHANGE, {}, { as: person });
      expect(status).toBe(503);
      expect(errors).toMatchObject([
        {
          message: 'We move.',
          extensions: { code: 'SERVICE_UNAVAILABLE', returnAt: one?.maintenance?.endsAt },
        },
      ]);
      expect(Number(headers['retry-after'])).toBeGreaterThan(HOUR / 1000);
      const read = await test.send<{ viewer: object | null }>(
        '{ viewer { session { id } } }',
        {},
        { as: person },
      );
      expect(read.data.viewer).not.toBeNull();
    }
    expect(await rowsIn(first!.database)).toEqual(before);

    expect(await maintenance('--cancel', idIn(began))).toEqual({
      code: 0,
      stdout: `Canceled ${idIn(began)}.\n`,
      stderr: '',
    });
    await untilAll(over);
    const answer = await second!.send(CHANGE, {}, { as: person });
    expect(answer.data).toEqual({ signOut: { userErrors: [] } });
  });

  it('announces a future window without blocking anything yet', async () => {
    const startsAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + HOUR);
    const { code } = await maintenance('--from', startsAt.toISOString(), '--until', '30m');
    expect(code).toBe(0);
    for (const status of await untilAll(({ maintenance: announced }) => announced !== null)) {
      expect(status.availability).toBe('OPERATIONAL');
      expect(status.maintenance?.startsAt).toBe(startsAt.toISOString());
    }
  });

  it('keeps mail and requests for invitations and access waiting, and resumes them afterwards', async () => {
    const waiting = await invitations.unheld();
    const as = await first!.signIn();
    await maintenance('--from', 'now', '--until', '1h');
    await untilAll(underWay);
    // Simulates a request that was pending when the maintenance began.
    await invitations.issue(waiting);
    const request = { id: newId('areq'), requestId: 'test', createdAt: new Date(), throttled: false };
    const { id: requestedByIdentityId } = await invitations.records.identityOf(as);
    await first!.database.write((manager) =>
      manager.insert(AccessRequestEntity, { ...request, requestedByIdentityId, accountNumber: 'C-0' }),
    );
    const isProcessed = async (): Promise<boolean> => {
      const { id } = request;
      return (await first!.database.reads.findOneByOrFail(AccessRequestEntity, { id })).processedAt !== null;
    };
    for (const { app } of instances) expect(await app.workOnce()).toEqual({ more: false });
    expect([mailsTo(waiting.email), await isProcessed()]).toEqual([0, false]);
    expect((await invitations.request(waiting.email, { as })).errors[0]?.extensions.code).toBe(
      'SERVICE_UNAVAILABLE',
    );

    expect((await maintenance('--end')).code).toBe(0);
    await untilAll(over);
    await until(30, async () => expect([mailsTo(waiting.email), await isProcessed()]).toEqual([1, true]));
  });
  const mailsTo = (address: string): number =>
    instances.flatMap(({ mailbox }) => mailbox.messages()).filter(({ To }) => To === address).length;

  it('adds no statements to requests', async () => {
    await maintenance('--from', 'now', '--until', '1h');
    await untilAll(underWay);
    const as = await second!.signIn();
    second!.forgetStatements();
    for (let count = 0; count < 20; count += 1) {
      await second!.send('{ viewer { identity { id } } }', {}, { as });
      await second!.send(CHANGE, {}, { as });
    }
    const ofBackground = second!.statements.filter((sql) => sql.includes('maintenance_window'));
    expect(second!.statements.length - ofBackground.length).toBe(20);
    expect(ofBackground.length).toBeLessThan(20);
  });

  it("is remembered while the database doesn't respond", async () => {
    await maintenance('--from', 'now', '--until', '1h');
    await untilAll(underWay);
    const rename = (from: string, to: string): Promise<unknown> =>
      first!.database.write((manager) => manager.query(`ALTER TABLE ${from} RENAME TO ${to}`));
    await rename('maintenance_window', 'out_of_reach');
    const failed = ({ log }: TestApp): boolean => log().includes('announced maintenance was not read');
    await until(30, () => expect(instances.map(failed)).not.toContain(false));
    for (const test of instances) expect((await statusOf(test)).availability).toBe('MAINTENANCE');
    await rename('out_of_reach', 'maintenance_window');
  });

  it('is loaded by an instance that starts during the window before it accepts requests', async () => {
    await maintenance('--from', 'now', '--until', '1h');
    const late = await startTestApp(database, { startAt: new Date() });
    try {
      expect((await statusOf(late)).availability).toBe('OPERATIONAL');
      await late.app.listen();
      expect((await statusOf(late)).availability).toBe('MAINTENANCE');
    } finally {
      await late.close();
    }
  });

  it('lists current and future windows, and ends current ones', async () => {
    expect(await maintenance('--list')).toEqual({
      code: 0,
      stdout: 'No maintenance is announced.\n',
      stderr: '',
    });
    const later = new Date(Date.now() + 5 * HOUR).toISOString();
    const toCome = idIn(await maintenance('--from', later, '--until', '1h'));
    const now = [
      await maintenance('--from', 'now', '--until', '1h'),
      await maintenance('--from', 'now', '--until', '2h'),
    ];
    const lines = (await maintenance('--list')).stdout.trim().split('\n');
    expect(lines.map((line) => line.replace(/^(.*mntn_\w+).*/, '$1'))).toEqual([
      ...now.map((begun) => `In progress ${idIn(begun)}`),
      `Announced ${toCome}`,
    ]);
    const ended = await maintenance('--end');
    expect(ended.code).toBe(0);
    expect(ended.stdout.trim().split('\n').toSorted()).toEqual(
      now.map((begun) => `Ended ${idIn(begun)}.`).toSorted(),
    );
    expect((await maintenance('--list')).stdout).toContain(toCome);
  });

  it.each<[string, string[], RegExp]>([
    [
      'a window that there is not',
      ['--cancel', 'mntn_x'],
      /^There's no announced or current window with the id mntn_x/,
    ],
    ['an end in the past', ['--from', 'now', '--until', '2020-12-01T20:00:00Z'], /^--until is in the past/],
    ['nothing under way to end', ['--end'], /^No maintenance that this command announced/],
  ])('exits with 1 and a sentence for %s', async (_what, args, sentence) => {
    const { code, stdout, stderr } = await maintenance(...args);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 1]);
    expect(stderr).toMatch(sentence);
  });

  it('lists all errors, and announces nothing', async () => {
    const { code, stderr } = await maintenance(
      '--from',
      'soon',
      '--until',
      'later',
      '--message',
      'a\nb',
      '--end',
    );
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(4);
    expect((await maintenance('--list')).stdout).toBe('No maintenance is announced.\n');
  });
});

describe('npm run maintenance as a separate program', () => {
  it.each<[string, string[], RegExp]>([
    ['nothing to do', [], /^Specify an action/],
    ['two things to do', ['--list', '--end'], /^Specify only one action/],
    ['no end', ['--from', 'now'], /^--until takes/],
    ['a word too many', ['--list', 'all'], /^error: too many arguments/],
    ['no database', ['--list'], /DATABASE_URL is missing/],
    [
      'no database to compare the times with',
      ['--from', 'now', '--until', '2020-12-01T20:00:00Z'],
      /DATABASE_URL is missing/,
    ],
  ])('exits with 1 and says so, given %s', async (_what, args, sentence) => {
    const { code, stdout, stderr } = await runProgram('maintenance', '', args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('node_modules');
  });

  it('shows its help without a database', async () => {
    const { code, stdout, stderr } = await runProgram('maintenance', '', ['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const option of ['--from', '--until', '--message', '--list', '--cancel', '--end']) {
      expect(stdout).toContain(option);
    }
  });

  it("says in one sentence that the database hasn't been migrated", async () => {
    const empty = await createTestDatabase('sqlite');
    const { code, stderr } = await runProgram('maintenance', empty.url, ['--list']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^The database lacks \d+ migration.*Run npm run migrate first\.\n$/),
    ]);
    await empty.drop();
  });
});
