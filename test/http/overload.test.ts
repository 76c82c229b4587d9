import { setImmediate } from 'node:timers/promises';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { inject } from '../support/graph/inject';
import { shortcutOf } from '../support/graph/shortcut';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';

/** Everything except `setTimeout`, `clearTimeout` and `performance`: no time passes, so the machine's speed doesn't matter. */
const NOT_FAKED = [
  ...(['Date', 'hrtime', 'nextTick', 'queueMicrotask'] as const),
  ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
];
const VIEWER = '{ viewer { identity { id } } }';
const RUNNING = 4;
const QUEUE = 10 * RUNNING;
/** Of one caller: half of the running requests, and a quarter of the queue. */
const [RUNNING_OF_CALLER, QUEUE_OF_CALLER] = [RUNNING / 2, QUEUE / 4];

describeOnSqliteAndOneServer('an overloaded service', (database) => {
  let test: TestApp;
  let people: SignedIn[];

  beforeAll(async () => {
    const environment = { MAX_CONCURRENT_REQUESTS: String(RUNNING), COMPILE_QUERIES: 'on' };
    test = await startTestApp(database, { environment, asksOnce: true });
    people = await Promise.all([1, 2, 3, 4, 5].map(() => test.signIn()));
    for (const as of people) await test.send(VIEWER, {}, { as });
  });
  afterAll(() => test.close());
  beforeEach(() => void jest.useFakeTimers({ doNotFake: NOT_FAKED }));
  afterEach(() => void jest.useRealTimers());

  /** Makes the statement that reads the caller wait until the returned function is called. */
  const holdStatements = (): (() => void) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const select = test.database.selectPrepared.bind(test.database);
    const held = jest.spyOn(test.database, 'selectPrepared').mockImplementation(async (...statement) => {
      await released;
      return select(...statement);
    });
    return () => {
      held.mockRestore();
      release();
    };
  };
  const untilFigures = async (running: number, waiting: number): Promise<void> => {
    const { admission } = test.app;
    const isThere = () => admission.figures.running === running && admission.figures.waiting === waiting;
    for (let turn = 0; turn < 10_000 && !isThere(); turn += 1) await setImmediate();
    expect(admission.figures).toMatchObject({ running, waiting });
  };
  const sendMany = (as: SignedIn | undefined, count: number) =>
    Array.from({ length: count }, () => test.send(VIEWER, {}, { as }));

  it('refuses what it cannot accept with 503 at once, on each way in, and answers its probes', async () => {
    const release = holdStatements();
    const accepted = [
      ...people.slice(0, 2).flatMap((person) => sendMany(person, RUNNING_OF_CALLER)),
      ...people.slice(0, 4).flatMap((person) => sendMany(person, QUEUE_OF_CALLER)),
    ];
    const { admission } = test.app;
    await untilFigures(RUNNING, QUEUE);
    const before = shortcutOf(test.app).answers;
    // A query that was compiled, one for Apollo Server, and one whose body isn't JSON.
    const refused = await Promise.all([
      test.send(VIEWER, {}, { as: people[4] }),
      test.send('mutation { signOut { signedOut } }', {}, { as: people[4] }),
      test.send(VIEWER, {}, { as: people[4], headers: { 'content-type': 'text/plain' } }),
    ]);
    for (const { status, headers, errors } of refused) {
      expect([status, headers['retry-after']]).toEqual([503, '1']);
      expect(errors).toEqual([
        {
          message: expect.stringContaining('Try again') as string,
          extensions: { code: 'SERVICE_UNAVAILABLE', reason: 'OVERLOADED' },
        },
      ]);
    }
    expect(shortcutOf(test.app).answers).toBe(before);

    for (const url of ['/livez', '/readyz', '/'])
      expect([url, (await inject(test.app.server, url)).statusCode]).toEqual([url, 200]);
    const signIn = await inject(test.app.server, { url: '/auth/sign-in', headers: { accept: 'text/html' } });
    expect([signIn.statusCode, signIn.headers['retry-after']]).toEqual([503, '1']);
    expect(signIn.body).toContain('very busy');
    const webhook = await inject(test.app.server, { method: 'POST', url: '/webhooks/postmark' });
    expect([webhook.statusCode, webhook.headers['retry-after']]).toEqual([503, '1']);

    release();
    const answers = await Promise.all(accepted);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(admission.figures).toEqual({ running: 0, waiting: 0, refused: 5 });
    expect((await test.send(VIEWER, {}, { as: people[4] })).status).toBe(200);
    expect(test.log()).toContain('"msg":"requests were refused, the service is overloaded"');
  });

  it("doesn't let one caller take everything", async () => {
    const release = holdStatements();
    const [greedy, other] = people;
    const sent = sendMany(greedy, RUNNING_OF_CALLER + QUEUE_OF_CALLER + 20);
    await untilFigures(RUNNING_OF_CALLER, QUEUE_OF_CALLER);
    const others = sendMany(other, RUNNING - RUNNING_OF_CALLER);
    await untilFigures(RUNNING, QUEUE_OF_CALLER);
    release();
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 503)).toHaveLength(20);
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 200]);
  });
});
