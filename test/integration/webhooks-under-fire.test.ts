import { randomFrom } from '../../bench/random';
import { openTestDatabase } from '../support/database/open-test-database';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { proveWebhooks } from '../support/proofs/webhook-proof';

const EVENTS = 200;

describeOnSqliteAndOneServer('workers that are killed while they send webhooks', (testDatabase) => {
  it('lose no event, keep the order of each account, and send twice only what they had not recorded', async () => {
    const open = await openTestDatabase(testDatabase);
    const proof = await proveWebhooks({
      ...{ open, databaseUrl: testDatabase.url, random: randomFrom(19), events: EVENTS },
      ...{ accounts: 20, workers: 2, killedAt: [30, 110], failedAt: [20, 75, 150], seconds: 90 },
    });
    await open.close();
    expect(proof).toMatchObject({
      ...{ events: EVENTS, kills: 4, lost: 0, uncommitted: 0, outOfOrder: 0, unexplained: 0 },
    });
    expect(proof.duplicates).toBeGreaterThan(0);
  });
});
