import { type Mailbox, startMailbox } from '../../src/dev/mailbox/mailbox';
import { invitationsIn } from '../support/actors/invitations';
import { EACH_FAILURE, failingNowAndThen, fillOutbox, proveMail } from '../support/proofs/mail-proof';
import { openTestDatabase } from '../support/database/open-test-database';
import { startTestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const MAILS = 600;
// Workers ask the provider earlier than it can find mails, so mails without a response are sent twice.
const SEARCH_LAG_MS = 60_000;

describeOnEachDatabase('four workers that are killed at random while Postmark fails', (testDatabase) => {
  let mailbox: Mailbox;

  beforeAll(async () => {
    mailbox = await startMailbox({
      port: 0,
      serverToken: 'token',
      limit: 100_000,
      searchLagMs: SEARCH_LAG_MS,
    });
  });
  afterAll(() => mailbox.close());

  it("lose no mail, send none that wasn't committed, and account for each duplicate", async () => {
    const test = await startTestApp(testDatabase);
    const open = await openTestDatabase(testDatabase);
    await fillOutbox(test.database, invitationsIn(test), MAILS);
    mailbox.fail(failingNowAndThen(EACH_FAILURE));
    const proof = await proveMail({
      databaseUrl: testDatabase.url,
      beside: open.beside,
      mailbox,
      workers: 4,
      killEveryMs: 1_000,
      mostKills: 2,
    });
    await open.close();
    await test.close();
    expect(proof).toMatchObject({
      mails: MAILS,
      byStatus: { SENT: MAILS },
      unfinished: 0,
      lost: 0,
      uncommitted: 0,
      unexplained: 0,
    });
    expect(proof.kills).toBeGreaterThan(0);
    expect(proof.unknownOutcomes).toBeGreaterThan(0);
    // All duplicates are explained: without an unknown outcome, each mail is sent only once.
    expect(proof.duplicates).toBeGreaterThan(0);
  });
});
