import { type Message, Models, ServerClient } from 'postmark';
import { type HandOver, HAND_OVER_TIMEOUT_MS, type Mailer, type OutgoingMessage } from './mailer';
import { classifyFailure, classifyMessage, NOT_CONNECTED } from './postmark-outcome';
import { createPostmarkBreaker, type BreakerSettings } from './postmark-breaker';
import { senderOf } from './sender';

/** The settings of the Postmark mailer. */
export interface PostmarkSettings {
  /** `https://api.postmarkapp.com`, or where something speaks the same protocol. */
  readonly url: URL;
  readonly serverToken: string;
  readonly from: string;
  readonly messageStream: string;
  /** Timeout of a request, in milliseconds. Defaults to 10 seconds, instead of the client's 180. */
  readonly timeoutMs?: number;
  /** The circuit breaker. By default, it opens after 5 consecutive failures, for 15 seconds. */
  readonly breaker?: BreakerSettings;
}

// Postmark accepts 500 messages and 50 MB at once. The rest is reserved for the JSON around the texts.
const LARGEST_BATCH = 500;
const LARGEST_BATCH_BYTES = 40 * 1024 * 1024;
/** Postmark's maximum of messages in an answer of its search. */
export const LARGEST_PAGE = 500;
/** Postmark's maximum of `count` and `offset` together. */
export const LAST_FOUND = 10_000;

/** The metadata key of the batch in which a message is found. */
const BATCH_ID = 'batch_id';
/** The metadata key of the id by which a message's mails are found. */
export const MAIL_ID = 'mail_id';

/**
 * Creates the mailer that sends with Postmark's batch endpoint, which returns a result for each message.
 *
 * Only errors of a message or its recipient are final. All others are retried, since the mail itself is valid: a wrong
 * token (10), an unconfirmed sender (400, 401, or 300 about `From`), an account that can't send (405, 412), too many
 * requests, and outages. Without a response, the outcome is unknown.
 */
export function createPostmarkMailer(settings: PostmarkSettings): Mailer {
  const breaker = createPostmarkBreaker(settings.breaker);
  const client = new ServerClient(settings.serverToken, {
    requestHost: settings.url.host,
    useHttps: settings.url.protocol === 'https:',
    timeout: (settings.timeoutMs ?? HAND_OVER_TIMEOUT_MS) / 1000,
    fetch: fetchOrNotConnected,
  });

  const sendPart = async (messages: readonly OutgoingMessage[]): Promise<readonly HandOver[]> => {
    try {
      const answers: unknown = await breaker.execute(() =>
        client.sendEmailBatch(messages.map((message) => presentMessage(settings, message))),
      );
      // A response with 200 from somewhere else, such as a proxy's page, means that the mails weren't accepted.
      if (!Array.isArray(answers) || answers.length !== messages.length)
        return messages.map(() => ({ outcome: 'RETRY', code: 'NOT_POSTMARK' }));
      return answers.map(classifyMessage);
    } catch (error) {
      const failure = classifyFailure(error);
      return messages.map(() => failure);
    }
  };

  return {
    get isResting() {
      return breaker.isResting;
    },
    async sendBatch(messages) {
      const handOvers: HandOver[] = [];
      for (const part of inBatches(messages)) handOvers.push(...(await sendPart(part)));
      return handOvers;
    },
    async findTaken(batchId) {
      const taken = new Map<string, string>();
      let total = 1;
      for (let offset = 0; offset < total; offset += LARGEST_PAGE) {
        const { Messages, TotalCount } = await breaker.execute(() =>
          client.getOutboundMessages({ count: LARGEST_PAGE, offset, [`metadata_${BATCH_ID}`]: batchId }),
        );
        total = Math.min(Number(TotalCount), LAST_FOUND);
        for (const { MessageID, Metadata } of Messages) {
          // Messages of another batch must not count as sent.
          const mailId = Metadata[BATCH_ID] === batchId ? Metadata[MAIL_ID] : undefined;
          if (mailId !== undefined) taken.set(mailId, MessageID);
        }
      }
      return taken;
    },
  };
}

function presentMessage(settings: PostmarkSettings, message: OutgoingMessage): Message {
  return {
    From: senderOf(settings.from, message.fromName),
    To: message.to,
    ...(message.replyTo !== undefined && { ReplyTo: message.replyTo }),
    Subject: message.subject,
    HtmlBody: message.html,
    TextBody: message.text,
    MessageStream: settings.messageStream,
    TrackOpens: false,
    TrackLinks: Models.LinkTrackingOptions.None,
    Tag: message.tag,
    Metadata: { [MAIL_ID]: message.mailId, [BATCH_ID]: message.batchId },
  };
}

function inBatches(messages: readonly OutgoingMessage[]): readonly (readonly OutgoingMessage[])[] {
  const batches: OutgoingMessage[][] = [];
  let room = 0;
  for (const message of messages) {
    const bytes = Buffer.byteLength(message.html) + Buffer.byteLength(message.text);
    const current = batches.at(-1);
    if (current && current.length < LARGEST_BATCH && bytes <= room) current.push(message);
    else {
      batches.push([message]);
      room = LARGEST_BATCH_BYTES;
    }
    room -= bytes;
  }
  return batches;
}

// Marks failures before anything was sent, which the client's own errors don't.
async function fetchOrNotConnected(...request: Parameters<typeof fetch>): Promise<Response> {
  try {
    return await fetch(...request);
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined;
    const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
    if (typeof code === 'string' && BEFORE_SENDING.has(code))
      throw new Error(NOT_CONNECTED, { cause: error });
    throw error;
  }
}

const BEFORE_SENDING: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
]);
