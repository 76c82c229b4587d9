import { Errors } from 'postmark';
import { z } from 'zod';
import type { HandOver } from './mailer';

/** Is the message of an error that came before anything was sent. */
export const NOT_CONNECTED = 'NOT_CONNECTED';

const INACTIVE_RECIPIENT = 406;

/** The error codes of Postmark's API by which the mail itself is at fault, so that it would fail each time. */
const FINAL_CODES: ReadonlySet<number> = new Set([
  300, // Invalid email request: an address or another field of the message is not acceptable.
  INACTIVE_RECIPIENT, // The address bounced, complained or unsubscribed before.
]);

const MessageAnswer = z.object({
  ErrorCode: z.number(),
  Message: z.string().default(''),
  MessageID: z.string().optional(),
});

/** Reads what Postmark answers for one message of a batch, which has a code of its own in an answer of 200. */
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

/** Reads the error that a call ended with, and which is that of all its messages. */
export function classifyFailure(error: unknown): HandOver {
  if (!(error instanceof Errors.PostmarkError)) return { outcome: 'RETRY', code: 'NOT_SENT' };
  const { statusCode, code, message, name } = error;
  if (message === NOT_CONNECTED) return { outcome: 'RETRY', code: NOT_CONNECTED };
  // Without an answer, and by one from halfway, nobody can tell; 503 says that Postmark took nothing.
  if (statusCode === 0) return { outcome: 'UNKNOWN', code: name };
  if (statusCode >= 500 && statusCode !== 503)
    return { outcome: 'UNKNOWN', code: `${String(statusCode)}/${String(code)}` };
  return statusCode === 422
    ? refusalOf(code, message)
    : { outcome: 'RETRY', code: `${String(statusCode)}/${String(code)}` };
}

/** Tells whether an error is of Postmark's being down or out of reach, rather than of what was asked. */
export function isOutage(error: unknown): boolean {
  return error instanceof Errors.PostmarkError && (error.statusCode === 0 || error.statusCode >= 500);
}

function refusalOf(errorCode: number, message: string): HandOver {
  const code = `422/${String(errorCode)}`;
  // The sender is the same for every mail, and configured; no mail is lost over a mistake in it.
  if (!FINAL_CODES.has(errorCode) || /'From'/.test(message)) return { outcome: 'RETRY', code };
  return { outcome: 'REFUSED', code, isInactive: errorCode === INACTIVE_RECIPIENT };
}
