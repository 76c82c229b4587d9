import { createConnection, type Connection } from 'mysql2/promise';
import { AnswersDifferError, compareAnswers } from '../../bench/compare-answers';
import { planDataset } from '../../bench/dataset';
import { fillDatabase } from '../../bench/fill-database';
import type { BenchClient } from '../../bench/http-client';
import { randomFrom } from '../../bench/random';
import { startServer, type RunningServer } from '../../bench/server-process';
import { createWorkloads } from '../../bench/workloads';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachServer } from '../support/database/test-database';

const dataset = planDataset({ accounts: 300, profiles: 1_500, associations: 2_250 }, 1, new Date());
const workloads = createWorkloads(dataset);

describe('the benchmark data', () => {
  it('is the same for the same seed', () => {
    const now = new Date();
    const rowsOf = (seed: number): unknown[] =>
      planDataset({ accounts: 30, profiles: 90, associations: 120 }, seed, now).tables.map(({ rows }) => [
        ...rows(),
      ]);
    expect(rowsOf(1)).toEqual(rowsOf(1));
    expect(rowsOf(1)).not.toEqual(rowsOf(2));
  });

  it('has the requested size', () => {
    const counts = dataset.tables.map(({ table, rows }) => [table, [...rows()].length]);
    expect(Object.fromEntries(counts)).toMatchObject({ account: 300, profile: 1_500, association: 2_250 });
  });
});

// The hand-written servers support only server databases. `--check` compares the other servers of bench.
describeOnEachServer('the floor and the service', (database) => {
  let test: TestApp;
  let connection: Connection;
  const floors: RunningServer[] = [];

  beforeAll(async () => {
    test = await startTestApp(database);
    connection = await createConnection(database.url.replace(/^mariadb:/, 'mysql:'));
    await fillDatabase(connection, dataset);
    const probe = workloads[0]!.next(randomFrom(1));
    for (const statements of ['1', '2']) {
      const floor = {
        name: `floor-${statements}`,
        label: '',
        args: ['-r', '@swc-node/register', 'bench/servers/floor.ts'],
        environment: () => ({ STATEMENTS: statements }),
      };
      floors.push(await startServer(floor, { databaseUrl: database.url, connections: 2, probe }));
    }
  });

  afterAll(async () => {
    for (const floor of floors) await floor.stop();
    await connection.end();
    await test.close();
  });

  const service: BenchClient = {
    async send({ cookie, body }) {
      const { query, variables } = JSON.parse(body) as { query: string; variables?: object };
      const answer = await test.send(query, variables, { headers: { cookie } });
      return { status: answer.status, body: answer.body };
    },
    close: () => undefined,
  };
  const compare = (): Promise<void> =>
    compareAnswers([{ name: 'service', client: service }, ...floors], workloads, {
      requests: 20,
      random: randomFrom(7),
    });

  it('return the same answers', async () => {
    await expect(compare()).resolves.toBeUndefined();
  });

  it("don't record the use of sessions, which would be measured too", async () => {
    test.forgetStatements();
    await service.send(workloads[0]!.next(randomFrom(2)));
    expect(test.statements).toHaveLength(1);
    test.forgetStatements();
    await service.send(workloads[1]!.next(randomFrom(2)));
    expect(test.statements).toHaveLength(1);
  });

  it('return the same for a lapsed plan, a disabled profile, an ended association and an ended session', async () => {
    // Only a few of each, so that everyone keeps several profiles. The service would select an only profile
    // automatically.
    for (const spoil of [
      `UPDATE service_plan SET ends_at = starts_at WHERE MOD(CONV(RIGHT(account_id, 2), 32, 10), 4) = 0`,
      `UPDATE profile SET status = 'DISABLED' WHERE MOD(CONV(RIGHT(id, 2), 32, 10), 8) = 0`,
      `UPDATE association SET ended_at = associated_at WHERE MOD(CONV(RIGHT(id, 2), 32, 10), 8) = 1`,
    ]) {
      await connection.query(spoil);
      await expect(compare()).resolves.toBeUndefined();
    }
    await connection.query('UPDATE session SET ended_at = created_at');
    const request = workloads[0]!.next(randomFrom(2));
    for (const { client } of [{ client: service }, ...floors]) {
      expect(JSON.parse((await client.send(request)).body)).toEqual({ data: { viewer: null } });
    }
  });

  it('are reported when one returns a different answer', async () => {
    const other: BenchClient = { ...service, send: async () => ({ status: 200, body: '{"data":{}}' }) };
    await connection.query('UPDATE session SET ended_at = NULL');
    const compared = compareAnswers(
      [
        { name: 'service', client: service },
        { name: 'other', client: other },
      ],
      workloads,
      { requests: 1, random: randomFrom(1) },
    );
    await expect(compared).rejects.toThrow(AnswersDifferError);
  });
});
