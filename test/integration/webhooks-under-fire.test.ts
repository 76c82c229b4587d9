import { randomFrom, wholeBelow } from '../../bench/random';
import { refused } from '../../src/foundation/result';
import { recordChanges } from '../../src/change-log/record-changes';
import { webhooksIn } from '../support/actors/webhooks';
import { openTestDatabase } from '../support/database/open-test-database';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { until } from '../support/run/until';
import { startWorker, type WorkerProcess } from '../support/servers/worker-process';
import { RECEIVER_AUTHORITY_FILE, WebhookReceiver } from '../support/stand-ins/webhook-receiver';

const CHANGES = 200;
const ACCOUNTS = 20;
/** The numbers of the requests that are the last that two workers send. */
const LAST_REQUESTS = [30, 110];
const FAILING_REQUESTS = [20, 75, 150];
const NO_MAIL = { url: new URL('http://127.0.0.1:9'), token: 'token' };
const ENVIRONMENT = {
  WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8,::1',
  NODE_EXTRA_CA_CERTS: RECEIVER_AUTHORITY_FILE,
};

describeOnSqliteAndOneServer('workers that are killed while they send webhooks', (testDatabase) => {
  it('lose no event, keep the order of each account, and send twice only what they had not recorded', async () => {
    const open = await openTestDatabase(testDatabase);
    const webhooks = webhooksIn(open.database);
    const receiver = await WebhookReceiver.start();
    const start = (): WorkerProcess => startWorker(testDatabase.url, NO_MAIL, ENVIRONMENT);
    let workers = [start(), start()];
    let kills = 0;
    receiver.answer = () => {
      const number = receiver.received.length;
      if (FAILING_REQUESTS.includes(number)) return { status: 503 };
      if (LAST_REQUESTS.includes(number)) {
        // Before they get the answer, and record it.
        for (const { child } of workers) child.kill('SIGKILL');
        workers = [start(), start()];
        kills += 2;
      }
      return { status: 204 };
    };
    await webhooks.add(receiver.url);
    const random = randomFrom(19);
    const ids: string[] = [];
    while (ids.length < CHANGES) {
      const accounts = Array.from({ length: 20 }, () => `acct_${String(wholeBelow(random, ACCOUNTS))}`);
      ids.push(...(await webhooks.change(accounts)));
      // Changes that are rolled back are no events.
      await open.database.transaction(async (manager) => {
        const at = { occurredAt: webhooks.clock.now(), subjectId: 'prof_0' };
        const fact = { type: 'profile.removed', accountId: 'acct_0', profileId: null, identityId: null };
        await recordChanges(manager, [{ ...fact, ...at }]);
        return refused('NO');
      });
    }
    try {
      await until(60, () => expect(new Set(receiver.acceptedIds)).toEqual(new Set(ids)));
    } finally {
      for (const { child, ended } of workers) {
        child.kill('SIGKILL');
        await ended;
      }
    }
    expect(kills).toBe(2 * LAST_REQUESTS.length);
    const firsts = receiver.accepted.filter(
      ({ event }, index) => receiver.acceptedIds.indexOf(event.id) === index,
    );
    for (let account = 0; account < ACCOUNTS; account += 1) {
      const own = firsts.filter(({ event }) => event.data.accountId === `acct_${String(account)}`);
      const positions = own.map(({ event }) => Number(event.id));
      expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    }
    const duplicates = receiver.accepted.length - ids.length;
    expect(duplicates).toBeGreaterThan(0);
    // At most the batch that each killed worker hadn't recorded.
    expect(duplicates).toBeLessThanOrEqual(100 * LAST_REQUESTS.length);
    await receiver.close();
    await open.close();
  });
});
