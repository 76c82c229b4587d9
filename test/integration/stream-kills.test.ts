import { judgeKills, type LoggedChange } from '../../prove/streams/judge-kills';
import { type Killable, type KillsRecord, runKills } from '../../prove/streams/kills';
import { freePorts } from '../../prove/faults/surroundings';
import { randomFrom } from '../../bench/random';
import { ChangeEventEntity } from '../../src/change-log/change-event.entity';
import { currentPosition } from '../../src/webhooks/replay-events';
import { peopleOf } from '../support/actors/people';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';

const CHANGES = 60;

describeOnSqliteAndOneServer('readers and subscribers while instances end', (database) => {
  /** Never killed. */
  let kept: MicrosoftTestApp;

  beforeAll(async () => {
    kept = await startMicrosoftTestApp(database);
  });
  afterAll(() => kept.close());

  async function startInstance(port: number): Promise<Killable> {
    const overrides = { microsoft: kept.test.config.microsoft };
    let running: MicrosoftTestApp;
    const start = async (): Promise<void> => {
      running = await startMicrosoftTestApp(database, { overrides });
      await running.test.app.server.listen({ host: '127.0.0.1', port });
    };
    await start();
    return {
      origin: `http://127.0.0.1:${String(port)}`,
      start,
      kill: () => {
        running.test.app.server.server.closeAllConnections();
        return running.close();
      },
    };
  }

  it('get every change, in order and once, and the final state', async () => {
    const { database: data } = kept.test;
    const people = peopleOf(kept.test);
    const renamed = async () => {
      const { account, person } = await people.administrator();
      const { profile } = await people.member({ account });
      return { accountId: account.id, administrator: { cookie: person.cookie }, profileId: profile.id };
    };
    const accounts = [await renamed(), await renamed(), await renamed()];
    const processes = await Promise.all((await freePorts(2)).map(startInstance));
    const record = await runKills(
      {
        ...{ processes, accounts, changes: CHANGES, killedAt: [10, 40], downMs: 300, seconds: 30 },
        ...{ subscribersOfAccount: 2, readers: 2, random: randomFrom(19) },
        token: await kept.applicationToken({ roles: ['Events.Read.All'] }),
      },
      () => currentPosition(data),
    );
    for (const each of processes) await each.kill();
    const log = await data.reads.find(ChangeEventEntity, { order: { position: 'ASC' } });
    const rows = log.map(({ position, accountId, type }) => ({ id: String(position), accountId, type }));
    expect(judgeKills(record, rows)).toEqual([]);
    expect(record.kills).toBe(2);
    expect(record.renames.filter(({ outcome }) => outcome === 'ok').length).toBeGreaterThanOrEqual(CHANGES);
  });
});

describe('the judgment of killed instances', () => {
  const rename = { accountId: 'acct_1', outcome: 'ok' } as const;
  const row = (id: string): LoggedChange => ({ id, accountId: 'acct_1', type: 'profile.updated' });
  const good = {
    renames: [rename, { ...rename, outcome: 'unknown' as const }, rename],
    names: new Map([['acct_1', 'Person 2']]),
    read: [['1', '2']],
    seen: [{ accountId: 'acct_1', name: 'Person 2' }],
  };
  const kindsOf = (given: Partial<KillsRecord>, log = [row('1'), row('2')]): string[] =>
    judgeKills({ ...good, ...given }, log).map(({ kind }) => kind);

  it.each<readonly [string, Partial<KillsRecord>, readonly string[]]>([
    ['nothing', {}, []],
    ['a cursor that skips', { read: [['1']] }, ['reader']],
    ['an order that differs', { read: [['2', '1']] }, ['reader']],
    ['an event that is repeated', { read: [['1', '2', '2']] }, ['reader']],
    [
      'a subscriber with an earlier state',
      { seen: [{ accountId: 'acct_1', name: 'Person 1' }] },
      ['subscriber'],
    ],
  ])('finds %s', (_, given, kinds) => {
    expect(kindsOf(given)).toEqual(kinds);
  });

  it('finds changes that are lost or invented', () => {
    expect(kindsOf({ read: [['1']] }, [row('1')])).toEqual(['lost change']);
    const ids = ['1', '2', '3', '4'];
    expect(kindsOf({ read: [ids] }, ids.map(row))).toEqual(['invented change']);
  });
});
