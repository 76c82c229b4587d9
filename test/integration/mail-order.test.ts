import { pino } from 'pino';
import type { Fault } from '../../src/dev/mailbox/fault';
import { newId } from '../../src/foundation/ids';
import { MailEntity } from '../../src/mail/mail.entity';
import { createMailDelivery } from '../../src/composition/mail-delivery';
import { type Invitations, invitationsIn, type Issued } from '../support/actors/invitations';
import { tokensIn } from '../support/mail/mails';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';
import { until } from '../support/run/until';

const MINUTE = 60_000;

describeOnEachDatabase('a superseded invitation whose mail is being sent', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const worker = (): (() => Promise<number>) => {
    const { config, clock } = test;
    return createMailDelivery({ config, database: test.database, clock, logger: pino({ level: 'silent' }) });
  };
  const statusOf = async ({ id: subjectId }: Issued): Promise<string> =>
    (await test.database.reads.findOneByOrFail(MailEntity, { subjectId })).status;

  it.each<[string, Fault, readonly string[], readonly string[]]>([
    ['is delivered slowly', { kind: 'slow', delayMs: 800 }, ['SENT', 'SENT'], ['first', 'second']],
    [
      'is refused for now',
      { kind: 'slow', delayMs: 800, then: { kind: 'answer', status: 503 } },
      ['CANCELLED', 'SENT'],
      ['second'],
    ],
    ['gets lost', { kind: 'slow', delayMs: 800, then: { kind: 'reset' } }, ['CANCELLED', 'SENT'], ['second']],
    [
      'is taken without an answer',
      { kind: 'slow', delayMs: 800, then: { kind: 'reset', accepted: true } },
      ['SENT', 'SENT'],
      ['first', 'second'],
    ],
  ])('never arrives after its successor when it %s', async (_, fault, statuses, arrived) => {
    const profile = await invitations.unheld({ email: `${newId('prof')}@contoso.example` });
    const [slow, other] = [worker(), worker()];
    test.mailbox.clear();
    const batches: Fault[] = [fault];
    test.mailbox.fail(({ path }) => (path === '/email/batch' ? batches.shift() : undefined));

    const first = await invitations.issue(profile);
    const firstSent = slow();
    await until(10, async () => expect(await statusOf(first)).toBe('SENDING'));
    const second = await invitations.issue(profile);
    expect(await other()).toBe(0);
    expect([await statusOf(first), await statusOf(second)]).toEqual(['SENDING', 'QUEUED']);
    expect(test.mailbox.messages()).toEqual([]);

    await firstSent;
    while ((await other()) > 0);
    // Postmark is asked twice about an obsolete mail that may have been sent.
    for (const minutes of [1, 5]) {
      test.clock.advance(minutes * MINUTE);
      while ((await slow()) + (await other()) > 0);
    }
    expect([await statusOf(first), await statusOf(second)]).toEqual(statuses);
    const names = new Map([
      [first.token, 'first'],
      [second.token, 'second'],
    ]);
    expect(tokensIn(test.mailbox).map((token) => names.get(token))).toEqual(arrived);
  });
});
