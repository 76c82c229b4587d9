import { inactive, inTurn } from '../../src/dev/mailbox/fault';
import { type Mailbox, startMailbox } from '../../src/dev/mailbox/mailbox';
import { newId } from '../../src/foundation/ids';
import { BatchSize } from '../../src/mail/batch-size';
import { deliverDueMail, type DeliveryDependencies, type MailRenderer } from '../../src/mail/delivery-worker';
import { MailEntity } from '../../src/mail/mail.entity';
import type { Mailer } from '../../src/mail/mailer';
import { enqueueMail } from '../../src/mail/outbox.repository';
import { createPostmarkMailer } from '../../src/mail/postmark-mailer';
import { suppressAddresses } from '../../src/mail/suppressed-address.repository';
import { letterAbout } from '../support/mail/letters';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { describeOnEachDatabase } from '../support/database/test-database';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KIM = 'kim@contoso.example';
const SHARE = 10;

describeOnEachDatabase('the mail to one mailbox', (testDatabase) => {
  let open: OpenTestDatabase;
  let mailbox: Mailbox;
  let mailer: Mailer;
  let now: Date;

  beforeAll(async () => {
    open = await openTestDatabase(testDatabase);
    mailbox = await startMailbox({ port: 0, serverToken: 'token' });
    mailer = createPostmarkMailer({
      url: mailbox.apiUrl,
      serverToken: 'token',
      from: 'no-reply@access.example',
      messageStream: 'outbound',
      breaker: { failures: 1_000_000, restMs: 1 },
    });
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
  });

  const render: MailRenderer = async ({ subjectId }) => ({ letter: letterAbout(subjectId), tag: 'test' });
  const enqueue = async (recipient = KIM): Promise<string> => {
    const subjectId = newId('invt');
    await open.database.write((manager) =>
      enqueueMail(manager, { template: 'test', subjectId, recipient }, now),
    );
    return subjectId;
  };
  const enqueueSome = async (count: number, recipient?: string): Promise<string[]> => {
    const subjects = [];
    for (let index = 0; index < count; index += 1) subjects.push(await enqueue(recipient));
    return subjects;
  };
  const deliver = (given: Partial<DeliveryDependencies> = {}): Promise<number> =>
    deliverDueMail({
      database: open.database,
      clock: { now: () => now },
      mailer,
      templates: { test: { render } },
      ...given,
    });
  const advance = (milliseconds: number): void => void (now = new Date(now.getTime() + milliseconds));
  const mails = (): Promise<MailEntity[]> => open.database.reads.find(MailEntity, { order: { id: 'ASC' } });
  const statuses = async (): Promise<string[]> => [...new Set((await mails()).map(({ status }) => status))];
  /** What each sent message is about, from its links. */
  const sent = (): string[][] =>
    mailbox
      .messages()
      .map(({ TextBody = '' }) =>
        [...TextBody.matchAll(/https:\/\/access\.example\/#(\w+)/g)].map(([, about = '']) => about),
      );
  const sentTo = (): string[] => mailbox.messages().map(({ To }) => To);

  it('is a separate message each, up to ten within the hour', async () => {
    const subjects = await enqueueSome(SHARE);
    await deliver();
    expect(sent().toSorted()).toEqual(subjects.map((each) => [each]).toSorted());
  });

  it('is one digest with a link for each mail above the limit', async () => {
    const subjects = await enqueueSome(SHARE + 1);
    await deliver();
    expect(sent()).toEqual([subjects]);
    const [message] = mailbox.messages();
    expect(message).toMatchObject({
      To: KIM,
      Tag: 'digest',
      From: '"CustomerSource" <no-reply@access.example>',
      Subject: '11 messages from CustomerSource',
    });
    for (const mail of await mails())
      expect(mail).toMatchObject({
        status: 'SENT',
        messageId: message?.Metadata?.['mail_id'],
        providerMessageId: message?.MessageID,
      });
  });

  it('waits after ten messages until the first is an hour old, and then arrives in a digest', async () => {
    for (let count = 0; count < SHARE; count += 1) {
      await enqueue();
      await deliver();
      advance(MINUTE);
    }
    const waiting = await enqueueSome(3);
    await deliver();
    expect(sent()).toHaveLength(SHARE);
    expect((await mails()).at(-1)).toMatchObject({
      status: 'QUEUED',
      attempts: 0,
      lastError: 'MAILBOX_FULL',
      dueAt: new Date('2026-11-22T09:00:00.000Z'),
    });
    advance(HOUR - SHARE * MINUTE - 1);
    expect(await deliver()).toBe(0);
    advance(1);
    await deliver();
    expect(sent().slice(SHARE)).toEqual([waiting]);
  });

  it('is counted regardless of case and tag, and never goes to another address', async () => {
    const addresses = [KIM, 'Kim@CONTOSO.example', 'kim+a@contoso.example', 'kim+b@contoso.example'];
    const subjects = new Map<string, string>();
    const sentAt: Date[] = [];
    for (let minute = 0; minute < 240; minute += 1) {
      for (let count = 0; count < minute % 3; count += 1) {
        const address = addresses[(minute + count) % addresses.length]!;
        subjects.set(await enqueue(address), address.toLowerCase());
      }
      const before = mailbox.messages().length;
      await deliver();
      for (let message = before; message < mailbox.messages().length; message += 1) sentAt.push(now);
      advance(MINUTE);
    }
    advance(HOUR);
    await deliver();
    for (const at of sentAt) {
      const within = sentAt.filter((each) => each <= at && each.getTime() > at.getTime() - HOUR);
      expect(within.length).toBeLessThanOrEqual(SHARE);
    }
    expect(await statuses()).toEqual(['SENT']);
    expect(sent().flat().toSorted()).toEqual([...subjects.keys()].toSorted());
    sent().forEach((about, index) => {
      for (const each of about) expect(subjects.get(each)).toBe(sentTo()[index]?.toLowerCase());
    });
  });

  it("with many tags doesn't delay mail to the address itself", async () => {
    for (let tag = 0; tag < 2 * SHARE; tag += 1) await enqueue(`kim+${String(tag)}@contoso.example`);
    const own = await enqueue();
    await deliver();
    expect(sent()).toHaveLength(SHARE);
    expect(sent()).toContainEqual([own]);
  });

  it("with more tags than a claim includes doesn't delay it either", async () => {
    for (let tag = 0; tag < 3 * SHARE; tag += 1) await enqueue(`kim+${String(tag)}@contoso.example`);
    await deliver();
    const own = await enqueue();
    await deliver();
    expect(sent()).not.toContainEqual([own]);
    advance(HOUR + MINUTE);
    await deliver({ batch: new BatchSize(5) });
    expect(sent()).toContainEqual([own]);
  });

  it('is split into digests of at most fifteen', async () => {
    const subjects = await enqueueSome(2 * 15 + 1);
    await deliver();
    expect(sent().map(({ length }) => length)).toEqual([15, 15, 1]);
    expect(sent().flat()).toEqual(subjects);
  });

  it('waits at most seven days', async () => {
    await enqueueSome(SHARE);
    advance(7 * 24 * HOUR - MINUTE);
    await deliver();
    await enqueueSome(SHARE);
    await deliver();
    const late = await enqueueSome(1);
    await deliver();
    await open.beside.query('UPDATE mail SET created_at = ?, due_at = ? WHERE subject_id = ?', [
      ...['2026-11-22 08:00:00.000', '2026-11-22 08:00:00.000', late[0]],
    ]);
    advance(MINUTE);
    await deliver();
    expect((await mails()).at(-1)).toMatchObject({ status: 'FAILED', lastError: 'MAILBOX_FULL' });
  });

  it('is counted and found when the previous release wrote it', async () => {
    await enqueueSome(SHARE);
    const other = await enqueue('sara@contoso.example');
    await open.beside.query("UPDATE mail SET mailbox = '', message_id = ''");
    await deliver();
    expect(sent()).toHaveLength(SHARE + 1);
    expect(sent()).toContainEqual([other]);
    for (const { id, recipient, mailbox: counted, messageId } of await mails())
      expect([counted, messageId]).toEqual([recipient, id]);
    await enqueue();
    await deliver();
    expect((await mails()).at(-1)).toMatchObject({ status: 'QUEUED', lastError: 'MAILBOX_FULL' });
  });

  it("isn't delayed by the previous release's mail to others", async () => {
    const subjects = await enqueueSome(2);
    await enqueue('sara@contoso.example');
    await open.beside.query("UPDATE mail SET mailbox = '', message_id = ''");
    await open.beside.query(
      "UPDATE mail SET status = 'SENDING', lease_id = 'x', due_at = ? WHERE recipient <> ?",
      ['2026-11-22 08:01:00.000', KIM],
    );
    await deliver();
    expect(sent().toSorted()).toEqual(subjects.map((each) => [each]).toSorted());
  });

  it("isn't sent in a digest after its claim has passed to another worker", async () => {
    await enqueueSome(SHARE + 1);
    const write = open.database.write.bind(open.database);
    const passesOn: typeof write = async (work) => {
      await open.beside.query("UPDATE mail SET lease_id = 'another'");
      return write(work);
    };
    // The first write is the claim. The second one records the message ids.
    jest.spyOn(open.database, 'write').mockImplementationOnce(write).mockImplementationOnce(passesOn);
    await deliver();
    expect(sent()).toEqual([]);
  });

  it('is limited when many workers deliver concurrently, and none is lost', async () => {
    for (let round = 0; round < 3; round += 1) {
      mailbox.clear();
      for (let tag = 0; tag < 4 * SHARE; tag += 1) await enqueue(`kim+${String(tag)}@contoso.example`);
      const work = async (): Promise<void> => {
        for (let turn = 0; turn < 24; turn += 1) {
          await deliver({ batch: new BatchSize(SHARE) });
          // Mails that were returned for another worker become due within a second, at different times.
          advance(100);
        }
      };
      await Promise.all([work(), work(), work(), work()]);
      expect(sent().length).toBeLessThanOrEqual(SHARE);
      expect(sent()).not.toEqual([]);
      for (let hour = 0; hour < 6; hour += 1) {
        advance(HOUR + MINUTE);
        while ((await deliver()) > 0);
      }
      expect(sent()).toHaveLength(4 * SHARE);
      expect(await statuses()).toEqual(['SENT']);
      advance(HOUR);
    }
  });

  it("doesn't count temporary failures of the provider", async () => {
    const subjects = await enqueueSome(SHARE);
    mailbox.fail(() => ({ kind: 'answer', status: 503 }));
    for (let attempt = 0; attempt < 3; attempt += 1) await deliver({ random: () => 0 });
    mailbox.fail();
    await deliver();
    expect(sent().toSorted()).toEqual(subjects.map((each) => [each]).toSorted());
  });

  it('counts temporary failures after an unknown outcome, since the first attempt may have been accepted', async () => {
    await enqueueSome(SHARE);
    mailbox.fail(inTurn({ kind: 'reset' }, undefined, { kind: 'answer', status: 503 }));
    await deliver({ confirmAfterMs: 0, random: () => 0 });
    await deliver({ random: () => 0.5 });
    await enqueue();
    await deliver();
    expect(sent()).toEqual([]);
    expect((await mails()).at(-1)).toMatchObject({ status: 'QUEUED', lastError: 'MAILBOX_FULL' });
  });

  it("doesn't wait for mails that the provider doesn't know, although each was asked about at another time", async () => {
    // Ten digests, whose outcome is unknown.
    const subjects = await enqueueSome(SHARE * 15);
    mailbox.fail(() => ({ kind: 'reset' }));
    await deliver();
    mailbox.fail();
    for (let hour = 1; hour <= 2; hour += 1) {
      advance(HOUR + MINUTE);
      while ((await deliver({ batch: new BatchSize(1) })) > 0);
      expect(sent()).toHaveLength(hour * SHARE);
    }
    advance(HOUR + MINUTE);
    await deliver();
    expect(sent().flat().toSorted()).toEqual(subjects.toSorted());
    expect(await statuses()).toEqual(['SENT']);
  });

  it("doesn't wait for mails that the provider doesn't know, and that were released too late to send", async () => {
    // Ten digests, whose outcome is unknown.
    const subjects = await enqueueSome(SHARE * 15);
    mailbox.fail(() => ({ kind: 'reset' }));
    await deliver();
    mailbox.fail();
    advance(MINUTE);
    const slowly: MailRenderer = async (mail) => {
      advance(1_000);
      return render(mail);
    };
    await deliver({ templates: { test: { render: slowly } } });
    expect(await mails()).toContainEqual(expect.objectContaining({ lastError: 'TOO_LATE_TO_SEND' }));
    await deliver({ batch: new BatchSize(SHARE) });
    expect(sent().flat().toSorted()).toEqual(subjects.slice(0, SHARE).toSorted());
  });

  it('is asked about at once after an unknown outcome, and stays in its digest', async () => {
    const subjects = await enqueueSome(SHARE + 2);
    const searches: string[] = [];
    mailbox.fail(({ path }) => {
      if (path === '/messages/outbound') searches.push(path);
      return path === '/email/batch' ? { kind: 'reset' } : undefined;
    });
    // Mails with different numbers would be due at different times.
    await deliver({ confirmAfterMs: 0 });
    mailbox.fail(({ path }) => {
      if (path === '/messages/outbound') searches.push(path);
      return undefined;
    });
    const [{ dueAt } = { dueAt: now }] = await mails();
    now = dueAt;
    await deliver();
    expect(searches).toHaveLength(1);
    expect(sent()).toEqual([subjects]);
  });

  it.each([
    ["wasn't accepted", { kind: 'answer', status: 503 }, 1],
    ['may have been', { kind: 'reset', accepted: true }, 2],
  ] as const)('is found by its own message after a digest that %s', async (_, fault, times) => {
    const at = { confirmAfterMs: 0, random: () => 0 };
    const earlier = await enqueueSome(6);
    mailbox.fail(inTurn({ kind: 'reset', accepted: true }));
    await deliver(at);
    const later = await enqueueSome(6);
    mailbox.fail(inTurn(fault));
    await deliver({ ...at, mailer: { ...mailer, isResting: false, findTaken: async () => new Map() } });
    await deliver(at);
    expect(await statuses()).toEqual(['SENT']);
    const expected = [...Array.from({ length: times }, () => earlier).flat(), ...later];
    expect(sent().flat().toSorted()).toEqual(expected.toSorted());
  });

  it('fails as a whole, and is suppressed, when the provider reports the address as inactive', async () => {
    await enqueueSome(SHARE + 1);
    mailbox.fail(inTurn(inactive(KIM)));
    await deliver();
    expect(await statuses()).toEqual(['FAILED']);
    await enqueueSome(SHARE + 1);
    await deliver();
    expect((await mails()).at(-1)).toMatchObject({ status: 'FAILED', lastError: 'ADDRESS_SUPPRESSED' });
    expect(sent()).toEqual([]);
  });

  it("isn't sent to people who unsubscribed while it waited", async () => {
    await enqueueSome(SHARE);
    await deliver();
    await enqueueSome(2);
    await deliver();
    await open.database.write((manager) => suppressAddresses(manager, [KIM], 'MANUAL', now));
    advance(HOUR);
    await deliver();
    expect(sent()).toHaveLength(SHARE);
    expect((await mails()).slice(SHARE)).toMatchObject([{ status: 'FAILED' }, { status: 'FAILED' }]);
  });

  describe('in a digest whose worker dies', () => {
    const LEASE_MS = 60_000;
    const CONFIRM_AFTER_MS = 30_000;
    const die = (): Promise<never> => new Promise(() => undefined);
    const dieInto = async (sendBatch: Mailer['sendBatch']): Promise<void> => {
      let begun: () => void = () => undefined;
      const beginning = new Promise<void>((resolve) => (begun = resolve));
      const dying: Mailer = {
        ...mailer,
        isResting: false,
        sendBatch: async (...batch) => {
          begun();
          return sendBatch(...batch);
        },
      };
      void deliver({ mailer: dying });
      await beginning;
    };
    const recover = async (): Promise<void> => {
      advance(LEASE_MS);
      await deliver();
      advance(CONFIRM_AFTER_MS);
      await deliver();
    };

    it('before sending, goes out once', async () => {
      const subjects = await enqueueSome(SHARE + 2);
      await dieInto(die);
      await recover();
      expect(sent()).toEqual([subjects]);
      expect(await statuses()).toEqual(['SENT']);
    });

    it("after sending, isn't sent again", async () => {
      const subjects = await enqueueSome(SHARE + 2);
      let taken: () => void = () => undefined;
      const taking = new Promise<void>((resolve) => (taken = resolve));
      await dieInto(async (...batch) => {
        await mailer.sendBatch(...batch);
        taken();
        return die();
      });
      await taking;
      await recover();
      expect(sent()).toEqual([subjects]);
      for (const mail of await mails())
        expect(mail).toMatchObject({
          status: 'SENT',
          unknownOutcomes: 1,
          providerMessageId: mailbox.messages()[0]?.MessageID,
        });
    });

    it('omits mails that are no longer wanted, before and after', async () => {
      const [unwanted, ...wanted] = await enqueueSome(SHARE + 2);
      const templates = {
        test: {
          render: (async (mail) =>
            mail.subjectId === unwanted ? null : render(mail)) satisfies MailRenderer,
        },
      };
      const died = deliver({
        templates,
        mailer: {
          ...mailer,
          isResting: false,
          sendBatch: async (...batch) => {
            await mailer.sendBatch(...batch);
            throw new Error('The worker died.');
          },
        },
      });
      await expect(died).rejects.toThrow('The worker died.');
      advance(LEASE_MS);
      await deliver({ templates });
      advance(CONFIRM_AFTER_MS);
      await deliver({ templates });
      expect(sent()).toEqual([wanted]);
      // Its worker doesn't know which mails it sent, so the provider is asked twice.
      advance(10 * CONFIRM_AFTER_MS);
      await deliver({ templates });
      expect((await mails()).map(({ status }) => status)).toEqual(['CANCELLED', ...wanted.map(() => 'SENT')]);
    });
  });
});
