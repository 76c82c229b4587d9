import fc from 'fast-check';
import { type Mailbox, startMailbox } from '../../src/dev/mailbox/mailbox';
import { parseAddresses } from '../../src/dev/mailbox/postmark-message';
import type { Mailer } from '../../src/mail/mailer';
import { createPostmarkMailer } from '../../src/mail/postmark-mailer';
import { hostileText } from '../support/mail/hostile-text';
import { sampleMails } from '../support/mail/sample-mails';

const TOKEN = 'token-of-the-test-mailbox';
const FROM = 'no-reply@access.example';

describe('a mail sent to Postmark', () => {
  let mailbox: Mailbox;
  let mailer: Mailer;

  beforeAll(async () => {
    mailbox = await startMailbox({ port: 0, serverToken: TOKEN, limit: 20_000 });
    const url = new URL(mailbox.apiUrl.origin);
    mailer = createPostmarkMailer({ url, serverToken: TOKEN, from: FROM, messageStream: 'outbound' });
  });
  beforeEach(() => mailbox.clear());
  afterAll(() => mailbox.close());

  const message = { to: 'kim@contoso.example', tag: 'invitation', mailId: 'mail_1', batchId: 'mail_batch' };

  it('has its sender’s name and reply address, or neither if there is none', async () => {
    const letter = sampleMails('en')['invitation']!;
    const replyTo = 'ana@contoso.example';
    await mailer.sendBatch([
      { ...message, ...letter, fromName: 'PartnerSource', replyTo },
      { ...message, ...letter },
    ]);
    expect(mailbox.messages()).toMatchObject([
      { From: `"PartnerSource" <${FROM}>`, ReplyTo: replyTo },
      { From: FROM },
    ]);
    expect(mailbox.messages()[1]).not.toHaveProperty('ReplyTo');
  });

  it('disables tracking of links and opens', async () => {
    await mailer.sendBatch([{ ...message, ...sampleMails('en')['invitation']! }]);
    expect(mailbox.messages()).toMatchObject([{ TrackLinks: 'None', TrackOpens: false }]);
  });

  it('is found by its batch, even among more than a page of messages', async () => {
    const letter = sampleMails('en')['invitation']!;
    const messages = Array.from({ length: 501 }, (_, index) => ({
      ...{ ...message, ...letter },
      mailId: `mail_${String(index)}`,
    }));
    await mailer.sendBatch([
      ...messages,
      { ...message, ...letter, batchId: 'mail_other', mailId: 'mail_other' },
    ]);
    const taken = await mailer.findTaken('mail_batch');
    expect([...taken.keys()].toSorted()).toEqual(messages.map(({ mailId }) => mailId).toSorted());
  });

  it('is found by its batch, even if Postmark returns only the newest messages of it', async () => {
    const letter = { subject: 's', html: 'h', text: 't' };
    const old = Array.from({ length: 10_000 }, () => ({ ...message, ...letter, mailId: 'mail_old' }));
    await mailer.sendBatch(old);
    await mailer.sendBatch([{ ...message, ...letter }]);
    expect([...(await mailer.findTaken(message.batchId)).keys()]).toEqual(['mail_1', 'mail_old']);
  });

  it('has one recipient and one sender, whatever their names', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (name) => {
        mailbox.clear();
        const letter = sampleMails('de', { person: name, company: name, inviter: name })['by a colleague']!;
        const handedOver = await mailer.sendBatch([{ ...message, ...letter, fromName: name }]);
        expect(handedOver).toMatchObject([{ outcome: 'ACCEPTED' }]);
        const [sent] = mailbox.messages();
        expect(sent?.Recipients).toEqual([message.to]);
        expect(parseAddresses(sent?.From).map((address) => address?.Email)).toEqual([FROM]);
        expect(sent?.Subject).toBe(letter.subject);
        expect(sent?.Subject).not.toMatch(/[\r\n]/);
        expect([sent?.Cc, sent?.Bcc, sent?.ReplyTo, sent?.Headers]).toEqual(Array(4).fill(undefined));
      }),
      { numRuns: 100 },
    );
  });
});
