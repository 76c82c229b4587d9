import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const HOUR = 60 * 60_000;
const STATUS = '{ serviceStatus { availability maintenance { startsAt endsAt message } } }';

interface Status {
  serviceStatus: { availability: string; maintenance: { startsAt: string; endsAt: string } | null };
}

describeOnEachDatabase('serviceStatus', (database) => {
  const startAt = new Date('2026-11-22T08:00:00Z');
  const startsAt = new Date(startAt.getTime() + HOUR);
  const endsAt = new Date(startAt.getTime() + 2 * HOUR);
  const maintenance = { startsAt, endsAt, message: 'We move to a new database.' };
  let test: TestApp;

  afterEach(() => test.close());

  it('reports OPERATIONAL to every caller when no maintenance is announced', async () => {
    test = await startTestApp(database);
    test.forgetStatements();
    const { data } = await test.send(
      STATUS,
      {},
      { headers: { cookie: 'session=planted' }, profileId: 'prof_x' },
    );
    expect(data).toEqual({ serviceStatus: { availability: 'OPERATIONAL', maintenance: null } });
    expect(test.statements).toEqual([]);
  });

  it('announces maintenance, reports it from its start until just before its end, and then clears it', async () => {
    test = await startTestApp(database, { startAt, overrides: { maintenance } });
    const announced = {
      startsAt: '2026-11-22T09:00:00.000Z',
      endsAt: '2026-11-22T10:00:00.000Z',
      message: maintenance.message,
    };
    const status = async (): Promise<Status['serviceStatus']> =>
      (await test.send<Status>(STATUS)).data.serviceStatus;
    test.clock.advance(HOUR - 1);
    expect(await status()).toEqual({ availability: 'OPERATIONAL', maintenance: announced });
    test.clock.advance(1);
    expect(await status()).toEqual({ availability: 'MAINTENANCE', maintenance: announced });
    test.clock.advance(HOUR - 1);
    expect((await status()).availability).toBe('MAINTENANCE');
    test.clock.advance(1);
    expect(await status()).toEqual({ availability: 'OPERATIONAL', maintenance: null });
  });

  it('returns the end of maintenance for mutations, changes nothing, and keeps answering queries', async () => {
    test = await startTestApp(database, { startAt, overrides: { maintenance } });
    const person = await test.signIn({}, { persistent: true });
    test.clock.advance(HOUR);
    const { status, headers, errors, data } = await test.send(
      'mutation { signOut { userErrors { code } } }',
      {},
      { as: person },
    );
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('3600');
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([
      {
        message: maintenance.message,
        extensions: { code: 'SERVICE_UNAVAILABLE', returnAt: endsAt.toISOString() },
      },
    ]);
    const read = await test.send<{ viewer: object | null }>(
      '{ viewer { session { id } } }',
      {},
      { as: person },
    );
    expect(read.data.viewer).not.toBeNull();
    test.clock.advance(HOUR);
    const after = await test.send<{ signOut: { userErrors: object[] } }>(
      'mutation { signOut { userErrors { code } } }',
      {},
      { as: person },
    );
    expect(after.data.signOut.userErrors).toEqual([]);
  });
});
