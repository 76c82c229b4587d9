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
    mailbox = await startMailbox({ port: 0, serverToken: TOKEN });
    const url = new URL(mailbox.apiUrl.origin);
    mailer = createPostmarkMailer({ url, serverToken: TOKEN, from: FROM, messageStream: 'outbound' });
  });
  beforeEach(() => mailbox.clear());
  afterAll(() => mailbox.close());

  const message = { to: 'kim@contoso.example', tag: 'invitation', mailId: 'mail_1' };

  it('has its sender’s name and reply address, or neither if there is none', async () => {
    const letter = sampleMails('en')['invitation']!;
    const replyTo = 'ana@contoso.example';
    await mailer.sendBatch('batch_1', [
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
    await mailer.sendBatch('batch_1', [{ ...message, ...sampleMails('en')['invitation']! }]);
    expect(mailbox.messages()).toMatchObject([{ TrackLinks: 'None', TrackOpens: false }]);
  });

  it('has one recipient and one sender, whatever their names', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (name) => {
        mailbox.clear();
        const letter = sampleMails('de', { person: name, company: name, inviter: name })['by a colleague']!;
        const handedOver = await mailer.sendBatch('batch_1', [{ ...message, ...letter, fromName: name }]);
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
