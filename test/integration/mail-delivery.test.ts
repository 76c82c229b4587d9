import { MailEntity } from '../../src/mail/mail.entity';
import { BatchSize } from '../../src/mail/batch-size';
import { deliverDueMail, type DeliveryDependencies, type MailRenderer } from '../../src/mail/delivery-worker';
import type { HandOver, Mailer } from '../../src/mail/mailer';
import { cancelQueuedMails, enqueueMail } from '../../src/mail/outbox.repository';
import { cancelMails, retryMails } from '../../src/mail/operate-outbox';
import { createPostmarkMailer, type PostmarkSettings } from '../../src/mail/postmark-mailer';
import { createRecordReport } from '../../src/mail/record-report';
import { type Fault, type FaultScript, inactive, inTurn } from '../../src/dev/mailbox/fault';
import { type Mailbox, startMailbox } from '../../src/dev/mailbox/mailbox';
import { newId } from '../../src/foundation/ids';
import { refused } from '../../src/foundation/result';
import { letterAbout } from '../support/mail/letters';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { describeOnEachDatabase } from '../support/database/test-database';
import { until } from '../support/run/until';

const SECOND = 1_000;
const LEASE_MS = 60 * SECOND;
const CONFIRM_AFTER_MS = 30 * SECOND;
const LONGEST_DELAY_MS = 15 * 60 * SECOND;
const DAY = 24 * 60 * 60 * SECOND;

describeOnEachDatabase('the delivery of mail', (testDatabase) => {
  let open: OpenTestDatabase;
  let mailbox: Mailbox;
  let now: Date;
  let mailer: Mailer;
  let faults: unknown[];

  beforeAll(async () => {
    open = await openTestDatabase(testDatabase);
    mailbox = await startMailbox({ port: 0, serverToken: 'token' });
    mailer = mailerWith({});
  });
  afterAll(async () => {
    await mailbox.close();
    await open.close();
  });
  beforeEach(async () => {
    await open.beside.query('DELETE FROM mail');
    await open.beside.query('DELETE FROM suppressed_address');
    mailbox.clear();
    mailbox.fail();
    now = new Date('2026-11-22T08:00:00.000Z');
    faults = [];
  });

  const mailerWith = (settings: Pick<PostmarkSettings, 'timeoutMs' | 'breaker'>): Mailer =>
    createPostmarkMailer({
      url: mailbox.apiUrl,
      serverToken: 'token',
      from: 'CustomerSource <no-reply@access.example>',
      messageStream: 'outbound',
      breaker: { failures: 1_000_000, restMs: 1 },
      ...settings,
    });
  const sending = (sendBatch: Mailer['sendBatch']): Mailer => ({
    isResting: false,
    sendBatch,
    findTaken: async () => new Map(),
  });
  const render: MailRenderer = async ({ subjectId }) => ({ letter: letterAbout(subjectId), tag: 'test' });
  const enqueue = async (recipient = 'kim@contoso.example', template = 'test'): Promise<string> => {
    const subjectId = newId('invt');
    await open.database.write((manager) => enqueueMail(manager, { template, subjectId, recipient }, now));
    return subjectId;
  };
  const deliver = (given: Partial<DeliveryDependencies> = {}): Promise<number> =>
    deliverDueMail({
      database: open.database,
      clock: { now: () => now },
      mailer,
      templates: { test: { render } },
      onError: (error) => faults.push(error),
      ...given,
    });
  const mailAbout = (subjectId: string): Promise<MailEntity> =>
    open.database.reads.findOneByOrFail(MailEntity, { subjectId });
  const advance = (milliseconds: number): void => void (now = new Date(now.getTime() + milliseconds));
  const sent = (): string[] => mailbox.messages().map(({ Subject = '' }) => Subject.slice('About '.length));

  it("sends a mail once, under its id, and stores the provider's id", async () => {
    const subjectId = await enqueue();
    expect(await deliver()).toBe(1);
    expect(await deliver()).toBe(0);
    const mail = await mailAbout(subjectId);
    const [message] = mailbox.messages();
    expect(mailbox.messages()).toHaveLength(1);
    expect(message).toMatchObject({ Metadata: { mail_id: mail.id }, Tag: 'test' });
    expect(mail).toMatchObject({
      status: 'SENT',
      attempts: 1,
      finishedAt: now,
      leaseId: null,
      lastError: null,
    });
    expect(mail.providerMessageId).toBe(message?.MessageID);
  });

  it.each([
    ['Kim@MÜNCHEN.example', 'Kim@xn--mnchen-3ya.example'],
    ['ki\u00adm@contoso．example', 'kim@contoso.example'],
  ])('sends mail for %s, stored before addresses were in ASCII, to %s', async (recipient, to) => {
    const subjectId = await enqueue(recipient);
    await deliver();
    expect(mailbox.messages()).toMatchObject([{ To: to }]);
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'SENT', recipient });
  });

  it("sends no mail whose transaction was rolled back, or hasn't committed", async () => {
    const about = newId('invt');
    await open.database.transaction(async (manager) => {
      await enqueueMail(manager, { template: 'test', subjectId: about, recipient: 'a@contoso.example' }, now);
      if (testDatabase.kind !== 'sqlite') expect(await deliver()).toBe(0);
      return refused('NO');
    });
    expect(await deliver()).toBe(0);
    expect(mailbox.messages()).toEqual([]);
  });

  it('sends no mail that was canceled before a worker claimed it', async () => {
    const subjectId = await enqueue();
    await open.database.write((manager) => cancelQueuedMails(manager, [subjectId], now));
    expect(await deliver()).toBe(0);
    expect((await mailAbout(subjectId)).status).toBe('CANCELLED');
  });

  it("cancels a mail that is no longer wanted when it's rendered", async () => {
    const subjectId = await enqueue();
    await deliver({ templates: { test: { render: async () => null } } });
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'CANCELLED', finishedAt: now });
    expect(mailbox.messages()).toEqual([]);
  });

  it('sends everything in smaller batches, if a lease is too short for many', async () => {
    const subjects = await Promise.all(
      Array.from({ length: 40 }, (_, index) => enqueue(`kim${String(index)}@contoso.example`)),
    );
    const batch = new BatchSize();
    const slowly: MailRenderer = async (mail) => {
      advance(2 * SECOND);
      return render(mail);
    };
    const delivery = { templates: { test: { render: slowly } }, leaseMs: LEASE_MS, batch };
    expect(await deliver(delivery)).toBe(40);
    expect(sent()).toEqual([]);
    for (let round = 0; round < subjects.length; round += 1) await deliver(delivery);
    expect(sent().toSorted()).toEqual(subjects.toSorted());
    const mails = await open.database.reads.find(MailEntity);
    expect(new Set(mails.map(({ unknownOutcomes }) => unknownOutcomes))).toEqual(new Set([0]));
  });

  it('passes the mail of a dead worker to the next one after its lease expires', async () => {
    const subjectId = await enqueue();
    void deliver({ mailer: sending(() => new Promise(() => undefined)) });
    await until(10, async () => expect((await mailAbout(subjectId)).status).toBe('SENDING'));
    advance(LEASE_MS - 1);
    expect(await deliver()).toBe(0);
    advance(1);
    expect(await deliver()).toBe(0);
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'QUEUED', unknownOutcomes: 1 });
    advance(CONFIRM_AFTER_MS);
    expect(await deliver()).toBe(1);
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'SENT', attempts: 2, unknownOutcomes: 1 });
    expect(sent()).toEqual([subjectId]);
  });

  it("doesn't let a worker that resumes late overwrite the results of its successor", async () => {
    const subjectId = await enqueue();
    let comeBack: (handOver: HandOver) => void = () => undefined;
    const late = deliver({
      mailer: sending(() => new Promise((resolve) => (comeBack = (handOver) => resolve([handOver])))),
    });
    await until(10, async () => expect((await mailAbout(subjectId)).status).toBe('SENDING'));
    advance(LEASE_MS);
    await deliver();
    advance(CONFIRM_AFTER_MS);
    await deliver();
    comeBack({ outcome: 'REFUSED', code: 'LATE' });
    await late;
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'SENT', lastError: null });
  });

  it('gives each mail to only one worker, however many there are', async () => {
    const subjects = await Promise.all(
      Array.from({ length: 60 }, (_, index) => enqueue(`p${String(index)}@contoso.example`)),
    );
    const work = async (): Promise<number> => {
      let total = 0;
      for (let quiet = 0; quiet < 3;) {
        const taken = await deliver();
        total += taken;
        quiet = taken === 0 ? quiet + 1 : 0;
      }
      return total;
    };
    const taken = await Promise.all([work(), work(), work(), work()]);
    expect(taken.reduce((sum, count) => sum + count)).toBe(60);
    expect(sent().sort()).toEqual(subjects.sort());
    expect(await open.database.reads.countBy(MailEntity, { status: 'SENT', attempts: 1 })).toBe(60);
  });

  it.each([
    ['an invalid message', inTurn({ kind: 'answer', status: 422 }), '422/300'],
    ['an inactive recipient', () => inactive('kim@contoso.example'), '422/406'],
  ] satisfies [string, FaultScript, string][])('permanently fails %s', async (_what, script, lastError) => {
    const subjectId = await enqueue();
    mailbox.fail(script);
    await deliver();
    expect(await mailAbout(subjectId)).toMatchObject({
      status: 'FAILED',
      lastError,
      finishedAt: now,
      attempts: 1,
    });
    advance(LONGEST_DELAY_MS);
    expect(await deliver()).toBe(0);
  });

  it.each([
    ['401', { kind: 'answer', status: 401 }, '401/10'],
    ['429', { kind: 'answer', status: 429 }, '429/429'],
    ['503', { kind: 'answer', status: 503 }, '503/100'],
    [
      'a sender that is mistaken',
      { kind: 'answer', status: 422, errorCode: 300, message: "Invalid 'From' address: 'no-reply'." },
      '422/300',
    ],
    ['a sender that is unknown', { kind: 'answer', status: 422, errorCode: 400 }, '422/400'],
    ['a sender that is not confirmed', { kind: 'answer', status: 422, errorCode: 401 }, '422/401'],
    ['an account out of credits', { kind: 'answer', status: 422, errorCode: 405 }, '422/405'],
    ['an account that is pending', { kind: 'answer', status: 422, errorCode: 412 }, '422/412'],
  ] as const)('retries later after %s, and then sends it', async (_what, fault, lastError) => {
    const subjectId = await enqueue();
    mailbox.fail(inTurn(fault));
    await deliver({ random: () => 0.5 });
    expect(await mailAbout(subjectId)).toMatchObject({
      status: 'QUEUED',
      lastError,
      finishedAt: null,
      leaseId: null,
      unknownOutcomes: 0,
      unconfirmedBatchId: null,
      dueAt: new Date(now.getTime() + SECOND),
    });
    advance(SECOND - 1);
    expect(await deliver()).toBe(0);
    advance(1);
    expect(await deliver()).toBe(1);
    expect((await mailAbout(subjectId)).status).toBe('SENT');
    expect(sent()).toEqual([subjectId]);
  });

  const UNKNOWN = [
    ['500', { kind: 'answer', status: 500 }],
    ['a reset', { kind: 'reset' }],
    ['no answer', { kind: 'hang' }],
  ] as const;
  const deliverInto = (fault: Fault): Promise<number> => {
    mailbox.fail(inTurn(fault));
    return deliver({
      random: () => 0,
      ...(fault.kind === 'hang' && { mailer: mailerWith({ timeoutMs: 200 }) }),
    });
  };

  it.each(UNKNOWN)("doesn't resend an accepted mail if its response was %s", async (_, fault) => {
    const subjectId = await enqueue();
    await deliverInto({ ...fault, accepted: true });
    expect(await mailAbout(subjectId)).toMatchObject({
      status: 'QUEUED',
      unknownOutcomes: 1,
      dueAt: new Date(now.getTime() + CONFIRM_AFTER_MS),
    });
    advance(CONFIRM_AFTER_MS - 1);
    expect(await deliver()).toBe(0);
    advance(1);
    expect(await deliver()).toBe(1);
    expect(sent()).toEqual([subjectId]);
    expect(await mailAbout(subjectId)).toMatchObject({
      status: 'SENT',
      unknownOutcomes: 1,
      unconfirmedBatchId: null,
      providerMessageId: mailbox.messages()[0]?.MessageID,
    });
  });

  it.each(UNKNOWN)("resends a mail that wasn't accepted if its response was %s", async (_, fault) => {
    const subjectId = await enqueue();
    await deliverInto(fault);
    advance(CONFIRM_AFTER_MS);
    expect(await deliver()).toBe(1);
    expect(sent()).toEqual([subjectId]);
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'SENT', unknownOutcomes: 1 });
  });

  it("sends nothing while the provider can't be queried, and tries again", async () => {
    const subjectId = await enqueue();
    await deliverInto({ kind: 'reset', accepted: true });
    advance(CONFIRM_AFTER_MS);
    mailbox.fail(inTurn({ kind: 'answer', status: 503 }));
    await deliver({ random: () => 0 });
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'QUEUED', lastError: 'NOT_CONFIRMED' });
    await deliver();
    expect(sent()).toEqual([subjectId]);
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'SENT', unknownOutcomes: 1 });
  });

  it('queries an unknown outcome even if a worker died first', async () => {
    const subjectId = await enqueue();
    await deliverInto({ kind: 'reset', accepted: true });
    const { unconfirmedBatchId } = await mailAbout(subjectId);
    advance(CONFIRM_AFTER_MS);
    void deliver({ mailer: { ...mailer, findTaken: () => new Promise(() => undefined) } });
    await until(10, async () => expect((await mailAbout(subjectId)).status).toBe('SENDING'));
    advance(LEASE_MS);
    expect(await deliver()).toBe(0);
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'QUEUED', unconfirmedBatchId });
    advance(CONFIRM_AFTER_MS);
    expect(await deliver()).toBe(1);
    expect(sent()).toEqual([subjectId]);
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'SENT', unconfirmedBatchId: null });
  });

  it('queries the last batch of a worker that died', async () => {
    const subjectId = await enqueue();
    await deliverInto({ kind: 'reset' });
    advance(CONFIRM_AFTER_MS);
    // Sends the mails, but never returns the outcome.
    const dies: Mailer['sendBatch'] = async (...batch) => {
      await mailer.sendBatch(...batch);
      return new Promise(() => undefined);
    };
    void deliver({ mailer: { ...mailer, sendBatch: dies } });
    await until(10, () => expect(sent()).toEqual([subjectId]));
    advance(LEASE_MS);
    expect(await deliver()).toBe(0);
    advance(CONFIRM_AFTER_MS);
    expect(await deliver()).toBe(1);
    expect(sent()).toEqual([subjectId]);
    expect(await mailAbout(subjectId)).toMatchObject({ status: 'SENT', unknownOutcomes: 2 });
  });

  it("resends only what the search doesn't find yet, with the outcome recorded", async () => {
    const subjectId = await enqueue();
    await deliverInto({ kind: 'reset', accepted: true });
    advance(CONFIRM_AFTER_MS);
    mailbox.forgetInSearch();
    await deliver();
    expect(sent()).toEqual([subjectId, subjectId]);
    expect((await mailAbout(subjectId)).unknownOutcomes).toBe(1);
  });

  it("isn't sent again if Postmark reports meanwhile that an earlier attempt was delivered", async () => {
    const subjectId = await enqueue();
    await deliverInto({ kind: 'reset', accepted: true });
    mailbox.forgetInSearch();
    advance(CONFIRM_AFTER_MS);
    const report = createRecordReport({ database: open.database, templates: {} });
    const whileReported: MailRenderer = async (mail) => {
      await report({
        ...{ mailId: mail.id, providerMessageId: 'one', delivery: 'DELIVERED' },
        ...{ address: mail.recipient, suppression: null, at: now },
      });
      return render(mail);
    };
    await deliver({ templates: { test: { render: whileReported } } });
    expect(sent()).toEqual([subjectId]);
    expect((await mailAbout(subjectId)).status).toBe('DELIVERED');
  });

  describe('that may have been sent', () => {
    const SECOND_QUESTION_MS = 10 * CONFIRM_AFTER_MS;
    const obsolete = { templates: { test: { render: async () => null } } };
    const isQueued = async (subjectId: string): Promise<void> =>
      expect(await mailAbout(subjectId)).toMatchObject({ status: 'QUEUED', finishedAt: null });
    const cancel = async (subjectId: string): Promise<void> => {
      const { id } = await mailAbout(subjectId);
      await open.database.write((manager) => cancelMails(manager, {}, [id], now));
    };

    it.each([
      ['sent', true, 'SENT'],
      ["wasn't", false, 'CANCELLED'],
    ] as const)("isn't canceled until it's known that it was not: %s", async (_, accepted, status) => {
      const subjectId = await enqueue();
      await deliverInto({ kind: 'reset', accepted });
      const canceled = await open.database.write((manager) => cancelQueuedMails(manager, [subjectId], now));
      expect(canceled).toEqual([]);
      await isQueued(subjectId);
      advance(CONFIRM_AFTER_MS);
      await deliver(obsolete);
      advance(SECOND_QUESTION_MS);
      await deliver(obsolete);
      expect((await mailAbout(subjectId)).status).toBe(status);
      expect(sent()).toEqual(accepted ? [subjectId] : []);
    });

    it('is found by the second question if the search was late', async () => {
      const subjectId = await enqueue();
      await deliverInto({ kind: 'reset', accepted: true });
      advance(CONFIRM_AFTER_MS);
      await deliver({ ...obsolete, mailer: { ...mailer, findTaken: async () => new Map() } });
      await isQueued(subjectId);
      advance(SECOND_QUESTION_MS - 1);
      expect(await deliver(obsolete)).toBe(0);
      advance(1);
      await deliver(obsolete);
      expect((await mailAbout(subjectId)).status).toBe('SENT');
    });

    it.each([
      [true, 'SENT'],
      [false, 'CANCELLED'],
    ] as const)("isn't sent after an operator canceled it (sent before: %s)", async (accepted, status) => {
      const subjectId = await enqueue();
      await deliverInto({ kind: 'reset', accepted });
      await cancel(subjectId);
      await isQueued(subjectId);
      advance(CONFIRM_AFTER_MS);
      // Neither a failed question nor the end of a worker undoes it.
      mailbox.fail(inTurn({ kind: 'answer', status: 503 }));
      await deliver({ random: () => 0 });
      void deliver({ mailer: { ...mailer, findTaken: () => new Promise(() => undefined) } });
      await until(10, async () => expect((await mailAbout(subjectId)).status).toBe('SENDING'));
      advance(LEASE_MS);
      expect(await deliver()).toBe(0);
      advance(CONFIRM_AFTER_MS);
      await deliver();
      advance(SECOND_QUESTION_MS);
      await deliver();
      expect((await mailAbout(subjectId)).status).toBe(status);
      expect(sent()).toEqual(accepted ? [subjectId] : []);
    });

    const findsNothingYet = (): Mailer => ({ ...mailer, isResting: false, findTaken: async () => new Map() });
    const LATER = [
      ['a temporary failure', { kind: 'answer', status: 503 }],
      ['another unknown outcome', { kind: 'reset' }],
    ] as const;

    it.each(LATER)('is still found after a later attempt with %s', async (_, later) => {
      const [wanted, canceled] = [await enqueue(), await enqueue('lee@contoso.example')];
      await deliverInto({ kind: 'reset', accepted: true });
      advance(CONFIRM_AFTER_MS);
      mailbox.fail(inTurn(later));
      await deliver({ random: () => 0, mailer: findsNothingYet() });
      await cancel(canceled);
      advance(CONFIRM_AFTER_MS);
      await deliver();
      expect(sent().toSorted()).toEqual([wanted, canceled].toSorted());
      for (const subjectId of [wanted, canceled])
        expect(await mailAbout(subjectId)).toMatchObject({ status: 'SENT', unconfirmedBatchId: null });
    });

    it.each(LATER)('is sent after a later attempt with %s, if neither was accepted', async (_, later) => {
      const subjectId = await enqueue();
      await deliverInto({ kind: 'reset' });
      advance(CONFIRM_AFTER_MS);
      mailbox.fail(inTurn(undefined, later));
      await deliver({ random: () => 0 });
      await isQueued(subjectId);
      advance(CONFIRM_AFTER_MS);
      await deliver();
      expect(sent()).toEqual([subjectId]);
      expect((await mailAbout(subjectId)).status).toBe('SENT');
    });

    it('is still found after a later attempt whose worker died', async () => {
      const subjectId = await enqueue();
      await deliverInto({ kind: 'reset', accepted: true });
      advance(CONFIRM_AFTER_MS);
      const dying: Mailer = { ...findsNothingYet(), sendBatch: () => Promise.reject(new Error('It died.')) };
      await expect(deliver({ mailer: dying })).rejects.toThrow('It died.');
      advance(LEASE_MS);
      expect(await deliver()).toBe(0);
      advance(CONFIRM_AFTER_MS);
      await deliver();
      expect(sent()).toEqual([subjectId]);
      expect((await mailAbout(subjectId)).status).toBe('SENT');
    });

    it('can be queued again by an operator', async () => {
      const subjectId = await enqueue();
      await deliverInto({ kind: 'reset' });
      await cancel(subjectId);
      const { id } = await mailAbout(subjectId);
      await open.database.write((manager) => retryMails(manager, {}, [id], now));
      await deliver();
      expect(sent()).toEqual([subjectId]);
    });

    it.each([
      [true, { status: 'SENT', lastError: null }],
      [false, { status: 'FAILED', lastError: 'GIVEN_UP' }],
    ] as const)("hasn't failed after seven days until that's known (sent: %s)", async (accepted, outcome) => {
      const subjectId = await enqueue();
      mailbox.fail(inTurn({ kind: 'answer', status: 503 }));
      await deliver();
      advance(7 * DAY);
      await deliverInto({ kind: 'reset', accepted });
      await isQueued(subjectId);
      advance(CONFIRM_AFTER_MS);
      await deliver();
      expect(await mailAbout(subjectId)).toMatchObject(outcome);
      expect(sent()).toEqual(accepted ? [subjectId] : []);
    });
  });

  it('records each mail of a batch with its own code', async () => {
    const [good, broken, gone] = [
      await enqueue(),
      await enqueue('broken@contoso.example'),
      await enqueue('gone@contoso.example'),
    ];
    mailbox.fail(() => ({
      kind: 'refuse',
      refuse: ({ To }) => {
        if (To.startsWith('broken')) return { ErrorCode: 429, Message: 'Rate limit exceeded.' };
        return To.startsWith('gone') ? { ErrorCode: 406, Message: 'Inactive.' } : undefined;
      },
    }));
    expect(await deliver()).toBe(3);
    expect((await mailAbout(good)).status).toBe('SENT');
    expect(await mailAbout(broken)).toMatchObject({ status: 'QUEUED', lastError: '422/429' });
    expect(await mailAbout(gone)).toMatchObject({ status: 'FAILED', lastError: '422/406' });
  });

  it('no longer sends to an address that the provider reported as inactive, in any spelling', async () => {
    const [first, second] = [await enqueue('Gone@contoso.example'), await enqueue()];
    mailbox.fail(inTurn(inactive('gone@contoso.example')));
    await deliver();
    const third = await enqueue('gone@CONTOSO.example');
    await deliver();
    expect((await mailAbout(first)).status).toBe('FAILED');
    expect(await mailAbout(third)).toMatchObject({ status: 'FAILED', lastError: 'ADDRESS_SUPPRESSED' });
    expect(sent()).toEqual([second]);
  });

  it('holds a mail back while an earlier one to the same address is in progress', async () => {
    const first = await enqueue();
    const other = await enqueue('lee@contoso.example');
    let finish: () => void = () => undefined;
    const slow = deliver({
      batch: new BatchSize(1),
      mailer: sending(
        () =>
          new Promise((resolve) => {
            finish = () => resolve([{ outcome: 'ACCEPTED', providerMessageId: 'one' }]);
          }),
      ),
    });
    await until(10, async () => expect((await mailAbout(first)).status).toBe('SENDING'));
    const next = await enqueue();
    expect(await deliver()).toBe(1);
    expect(sent()).toEqual([other]);
    finish();
    await slow;
    expect(await deliver()).toBe(1);
    expect(sent()).toEqual([other, next]);
  });

  it('pauses after five outages in a row, and then retries the provider', async () => {
    const subjectId = await enqueue();
    const mailer = mailerWith({ breaker: { failures: 5, restMs: 300 } });
    mailbox.fail(() => ({ kind: 'answer', status: 503 }));
    for (let failure = 1; failure <= 5; failure += 1)
      expect(await deliver({ mailer, random: () => 0 })).toBe(1);
    expect(await deliver({ mailer })).toBe(0);
    expect((await mailAbout(subjectId)).attempts).toBe(5);
    mailbox.fail();
    await until(10, async () => expect(await deliver({ mailer })).toBe(1));
    expect(sent()).toEqual([subjectId]);
  });

  it('sends as many statements for five hundred mails as for one', async () => {
    const count = async (mails: number): Promise<number> => {
      for (let index = 0; index < mails; index += 1) await enqueue(`p${String(index)}@contoso.example`);
      open.statements.length = 0;
      expect(await deliver()).toBe(mails);
      return open.statements.length;
    };
    expect(await count(500)).toBe(await count(1));
  });

  it.each([0, 0.5, 0.999])(
    'waits longer each time, up to 15 minutes, and loses no mail in an outage of days (jitter %d)',
    async (jitter) => {
      const subjectId = await enqueue();
      mailbox.fail(() => ({ kind: 'answer', status: 503 }));
      const waits: number[] = [];
      for (let attempt = 1; attempt <= 12; attempt += 1) {
        expect(await deliver({ random: () => jitter })).toBe(1);
        const { dueAt } = await mailAbout(subjectId);
        waits.push(dueAt.getTime() - now.getTime());
        now = dueAt;
      }
      const ceilings = [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900].map((seconds) => seconds * SECOND);
      waits.forEach((wait, index) =>
        expect(Math.abs(wait - jitter * ceilings[index]!)).toBeLessThanOrEqual(1),
      );
      advance(6 * DAY);
      await deliver({ random: () => 0 });
      mailbox.fail();
      expect(await deliver()).toBe(1);
      expect(await mailAbout(subjectId)).toMatchObject({ status: 'SENT', attempts: 14 });
    },
  );

  it('gives up a mail that still fails 7 days after it was written', async () => {
    const subjectId = await enqueue();
    mailbox.fail(() => ({ kind: 'answer', status: 503 }));
    advance(7 * DAY - 1);
    await deliver({ random: () => 0 });
    expect((await mailAbout(subjectId)).status).toBe('QUEUED');
    advance(1);
    await deliver();
    expect(await mailAbout(subjectId)).toMatchObject({
      status: 'FAILED',
      finishedAt: now,
      lastError: '503/100',
    });
    expect(await deliver()).toBe(0);
  });

  it("continues with other mail when one can't be rendered, which waits and is logged", async () => {
    const [good, broken, unknown, alsoGood] = [
      await enqueue(),
      await enqueue('kim@contoso.example', 'broken'),
      await enqueue('kim@contoso.example', 'nobody-knows'),
      await enqueue(),
    ];
    const fault = new Error('no such company');
    const templates = { test: { render }, broken: { render: () => Promise.reject(fault) } };
    expect(await deliver({ templates, random: () => 0.5 })).toBe(4);
    expect(sent().sort()).toEqual([good, alsoGood].sort());
    const waiting = {
      status: 'QUEUED',
      lastError: 'NOT_RENDERED',
      leaseId: null,
      dueAt: new Date(now.getTime() + SECOND),
    };
    expect(await mailAbout(broken)).toMatchObject(waiting);
    expect(await mailAbout(unknown)).toMatchObject(waiting);
    expect(faults).toHaveLength(2);
    expect(faults).toContain(fault);
    expect(await deliver({ templates })).toBe(0);
  });

  it('claims a limited number of mails at a time, the oldest first', async () => {
    const first = await enqueue();
    advance(1);
    for (let index = 0; index < 25; index += 1) await enqueue(`p${String(index)}@contoso.example`);
    expect(await deliver({ batch: new BatchSize(20) })).toBe(20);
    expect(sent()).toContain(first);
    expect(await deliver({ batch: new BatchSize(20) })).toBe(6);
  });
});

describe("a 200 from a server that isn't Postmark", () => {
  it.each(['', '<html>Welcome to the hotel</html>', '{}', '[]'])(
    "isn't treated as delivery: %j",
    async (body) => {
      const server = (await import('node:http')).createServer((_request, response) => response.end(body));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as { port: number };
      const mailer = createPostmarkMailer({
        url: new URL(`http://127.0.0.1:${String(port)}`),
        serverToken: 'token',
        from: 'a@b.example',
        messageStream: 'outbound',
      });
      const letter = { subject: 's', html: 'h', text: 't' };
      const message = { to: 'a@b.example', ...letter, tag: 't', mailId: 'mail_1', batchId: 'mail_2' };
      expect(await mailer.sendBatch([message])).toEqual([{ outcome: 'RETRY', code: 'NOT_POSTMARK' }]);
      server.closeAllConnections();
      server.close();
    },
  );
});
