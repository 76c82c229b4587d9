import { Errors } from 'postmark';
import { z } from 'zod';
import type { HandOver } from './mailer';

/** The message of an error that occurred before anything was sent. */
export const NOT_CONNECTED = 'NOT_CONNECTED';

const INACTIVE_RECIPIENT = 406;

/** Postmark's error codes for faults of the mail itself, with which it would fail each time. */
const FINAL_CODES: ReadonlySet<number> = new Set([
  300, // Invalid email request: an address or another field of the message is not acceptable.
  INACTIVE_RECIPIENT, // The address bounced, complained or unsubscribed before.
]);

const MessageAnswer = z.object({
  ErrorCode: z.number(),
  Message: z.string().default(''),
  MessageID: z.string().optional(),
});

/** Classifies Postmark's result for one message of a batch, which has its own code in a response with 200. */
export function classifyMessage(answer: unknown): HandOver {
  const read = MessageAnswer.safeParse(answer);
  if (!read.success) return { outcome: 'RETRY', code: 'NOT_POSTMARK' };
  const { ErrorCode, Message, MessageID } = read.data;
  if (ErrorCode === 0)
    return MessageID === undefined
      ? { outcome: 'RETRY', code: 'NOT_POSTMARK' }
      : { outcome: 'ACCEPTED', providerMessageId: MessageID };
  return refusalOf(ErrorCode, Message);
}

/** Classifies the error of a call, which applies to all its messages. */
export function classifyFailure(error: unknown): HandOver {
  if (!(error instanceof Errors.PostmarkError)) return { outcome: 'RETRY', code: 'NOT_SENT' };
  const { statusCode, code, message, name } = error;
  if (message === NOT_CONNECTED) return { outcome: 'RETRY', code: NOT_CONNECTED };
  // Without a response, or with one from a proxy, the outcome is unknown. With 503, Postmark has accepted nothing.
  if (statusCode === 0) return { outcome: 'UNKNOWN', code: name };
  if (statusCode >= 500 && statusCode !== 503)
    return { outcome: 'UNKNOWN', code: `${String(statusCode)}/${String(code)}` };
  return statusCode === 422
    ? refusalOf(code, message)
    : { outcome: 'RETRY', code: `${String(statusCode)}/${String(code)}` };
}

/** Returns whether an error is an outage of Postmark, rather than a fault of the request. */
export function isOutage(error: unknown): boolean {
  return error instanceof Errors.PostmarkError && (error.statusCode === 0 || error.statusCode >= 500);
}

function refusalOf(errorCode: number, message: string): HandOver {
  const code = `422/${String(errorCode)}`;
  // All mails have the configured sender, and a mistake in the configuration must not lose mails.
  if (!FINAL_CODES.has(errorCode) || /'From'/.test(message)) return { outcome: 'RETRY', code };
  return { outcome: 'REFUSED', code, isInactive: errorCode === INACTIVE_RECIPIENT };
}
