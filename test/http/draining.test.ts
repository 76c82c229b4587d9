import { Arrivals } from '../../src/http/arrivals';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { until } from '../support/run/until';
import { startTestApp, type TestApp } from '../support/servers/test-app';

describe('an instance that drains', () => {
  let database: TestDatabase;
  let test: TestApp;
  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    test = await startTestApp(database);
  });
  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  it('accepts connections until requests stop arriving, because the load balancer may be late', async () => {
    let end: () => void = () => undefined;
    const waiting = jest
      .spyOn(Arrivals.prototype, 'untilNone')
      .mockReturnValueOnce(new Promise((resolve) => (end = resolve)));
    const origin = await test.app.listen();
    const closing = test.app.close({ graceMs: 1 });
    await until(30, () => expect(waiting).toHaveBeenCalled());
    const ask = () =>
      fetch(new URL('/graphql?query={serviceStatus{availability}}', origin), {
        headers: { 'apollo-require-preflight': 'true' },
      });
    const answer = await ask();
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    expect(await answer.json()).toEqual({ data: { serviceStatus: { availability: 'OPERATIONAL' } } });
    end();
    expect(await closing).toBe(true);
    await expect(ask()).rejects.toThrow('fetch failed');
  });
});
