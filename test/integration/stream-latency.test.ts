import { measureLatency, type LatencyRecord, type WatchedAccount } from '../../prove/streams/latency';
import { judgeLatency } from '../../prove/streams/judge-latency';
import { randomFrom } from '../../bench/random';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { tokenOf } from '../../src/invitation/invitation-token';
import { peopleOf } from '../support/actors/people';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { listen } from '../support/graph/streams';
import { startTestApp, type TestApp } from '../support/servers/test-app';

describeOnSqliteAndOneServer('subscribers on two instances', (database) => {
  let here: TestApp;
  let there: TestApp;
  let accounts: WatchedAccount[];

  beforeEach(async () => {
    here = await startTestApp(database);
    there = await startTestApp(database);
    const people = peopleOf(here);
    const { account, person } = await people.administrator();
    const one = await people.member({ account });
    const profiles = [one, await people.another(one.person, { account })];
    accounts = [
      {
        accountId: account.id,
        administrator: person,
        switcher: { cookie: one.person.cookie, profileIds: profiles.map(({ profile }) => profile.id) },
        guest: await here.signIn(),
      },
    ];
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await here.close();
    await there.close();
  });

  async function measure(rounds: number, lostMs: number): Promise<LatencyRecord> {
    const origins = [await listen(here), await listen(there)].map(({ origin }) => origin);
    return measureLatency({
      ...{ origins, accounts, rounds, lostMs, streamsOfAccount: 4, pauseMs: 20, random: randomFrom(19) },
      tokenOf: async (id) => {
        const invitation = await here.database.reads.findOneByOrFail(InvitationEntity, { id });
        return tokenOf(invitation, here.config.secretKeys) ?? '';
      },
    });
  }

  it('get every change, and a removed person’s streams end on both', async () => {
    const record = await measure(2, 20_000);
    expect(judgeLatency(record).filter(({ kind }) => kind !== 'late events' && kind !== 'late end')).toEqual(
      [],
    );
    expect(record.arrivals).toHaveLength(2 * 4 * 2);
    expect(record.endings).toHaveLength(2 * 2 * 2);
    expect(record.endings.filter(({ ms }) => ms === null)).toEqual([]);
  });

  it('are reported if one instance no longer follows the change log', async () => {
    const select = there.database.select.bind(there.database);
    jest
      .spyOn(there.database, 'select')
      .mockImplementation((sql, parameters) =>
        /FROM change_event/.test(sql) ? Promise.reject(new Error('Stopped.')) : select(sql, parameters),
      );
    const { origin } = await listen(there);
    const violations = judgeLatency(await measure(1, 1_000)).map(({ kind, what }) => `${kind} ${what}`);
    expect(violations).toContain(`lost event switch at ${origin}`);
    expect(violations).toContain(`late end the account stream at ${origin} never ended`);
  });
});
