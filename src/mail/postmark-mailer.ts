import { Errors, ServerClient } from 'postmark';
import { senderOf } from './mail-address';
import type { HandOver, Mailer, OutgoingMessage } from './mailer';

/** Says how Postmark is reached. */
export interface PostmarkSettings {
  /** `https://api.postmarkapp.com`, or where something speaks the same protocol. */
  readonly url: URL;
  readonly serverToken: string;
  readonly from: string;
  readonly messageStream: string;
  /** How long an answer is waited for; 10 seconds unless told, where the client would wait for 180. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/** The error codes of Postmark's API by which the mail itself is at fault, so that it would fail each time. */
const FINAL_CODES: ReadonlySet<number> = new Set([
  300, // Invalid email request: an address or another field of the message is not acceptable.
  406, // Inactive recipient: the address bounced, complained or unsubscribed before.
]);

/**
 * Makes the mailer that hands over to Postmark.
 *
 * Only what is wrong with the message or its recipient is final. All else is tried again, since the mail itself is
 * in order: a wrong token (10), an unconfirmed sender (400, 401, or 300 about `From`), an account that may not send
 * (405, 412), too many requests, a server error, a time-out and a lost connection.
 */
export function createPostmarkMailer(settings: PostmarkSettings): Mailer {
  const client = new ServerClient(settings.serverToken, {
    requestHost: settings.url.host,
    useHttps: settings.url.protocol === 'https:',
    timeout: (settings.timeoutMs ?? TIMEOUT_MS) / 1000,
  });

  return {
    async send(message: OutgoingMessage): Promise<HandOver> {
      try {
        const response = await client.sendEmail({
          From: senderOf(settings.from, message.fromName),
          To: message.to,
          ...(message.replyTo !== undefined && { ReplyTo: message.replyTo }),
          Subject: message.subject,
          HtmlBody: message.html,
          TextBody: message.text,
          MessageStream: settings.messageStream,
          Tag: message.tag,
          Metadata: { mail_id: message.mailId },
        });
        // Whatever else answers 200 in Postmark's place, such as a proxy's page, has not taken the mail.
        if (typeof (response.MessageID as unknown) !== 'string')
          return { outcome: 'RETRY', code: 'NOT_POSTMARK' };
        return { outcome: 'ACCEPTED', providerMessageId: response.MessageID };
      } catch (error) {
        return classify(error);
      }
    },
  };
}

function classify(error: unknown): HandOver {
  if (!(error instanceof Errors.PostmarkError)) return { outcome: 'RETRY', code: 'UNKNOWN' };
  const code = error.statusCode === 0 ? error.name : `${String(error.statusCode)}/${String(error.code)}`;
  // The sender is the same for every mail, and configured; no mail is lost over a mistake in it.
  const isAboutSender = /'From'/.test(error.message);
  const isFinal = error.statusCode === 422 && FINAL_CODES.has(error.code) && !isAboutSender;
  return isFinal ? { outcome: 'REFUSED', code } : { outcome: 'RETRY', code };
}
