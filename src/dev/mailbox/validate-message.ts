import { z } from 'zod';
import {
  LINK_TRACKING,
  parseAddresses,
  recipientsOf,
  type PostmarkMessage,
  type Refusal,
} from './postmark-message';

const megabyte = 1024 * 1024;

/** Postmark's limits (developer documentation, "Email API" and "Custom metadata FAQ"). */
const limits = {
  recipients: 50,
  subject: 2_000,
  body: 5 * megabyte,
  tag: 1_000,
  metadata: 10,
  metadataKey: 20,
  metadataValue: 80,
};

const text = z.string().exactOptional();

const messageForm = z.object({
  From: z.string().default(''),
  To: z.string().default(''),
  Cc: text,
  Bcc: text,
  ReplyTo: text,
  Subject: text,
  HtmlBody: text,
  TextBody: text,
  MessageStream: text,
  TrackOpens: z.boolean().exactOptional(),
  TrackLinks: z.enum(LINK_TRACKING).exactOptional(),
  Tag: text,
  Metadata: z.record(z.string(), z.string()).exactOptional(),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).exactOptional(),
});

/**
 * Reads a message from a request, without members that are null; undefined if it doesn't have a message's structure.
 */
export function readMessage(value: unknown): PostmarkMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const present = Object.entries(value).filter(([, member]) => member !== null);
  return messageForm.safeParse(Object.fromEntries(present)).data;
}

/** Returns why Postmark would refuse a message; undefined if it would accept it. */
export function validateMessage(message: PostmarkMessage): Refusal | undefined {
  const reason = findReason(message);
  return reason === undefined ? undefined : { ErrorCode: 300, Message: reason };
}

function findReason(message: PostmarkMessage): string | undefined {
  const { From, To, Subject, HtmlBody, TextBody, Tag, Metadata } = message;
  const from = parseAddresses(From);
  if (from.length !== 1 || from[0] === undefined) return `Invalid 'From' address: '${From}'.`;
  if (parseAddresses(To).length === 0) return 'Zero recipients specified';
  for (const field of ['To', 'Cc', 'Bcc', 'ReplyTo'] as const) {
    if (parseAddresses(message[field] ?? '').includes(undefined)) {
      return `Invalid '${field}' address: '${message[field] ?? ''}'.`;
    }
  }
  if (recipientsOf(message).length > limits.recipients) {
    return `Too many recipients; the maximum is ${limits.recipients}.`;
  }
  if ((Subject ?? '').length > limits.subject)
    return `'Subject' must not exceed ${limits.subject} characters.`;
  if (!HtmlBody && !TextBody) return 'Provide either email TextBody or HtmlBody or both.';
  if ([HtmlBody, TextBody].some((body) => Buffer.byteLength(body ?? '') > limits.body)) {
    return 'TextBody and HtmlBody must not exceed 5 MB each.';
  }
  if ((Tag ?? '').length > limits.tag) return `'Tag' must not exceed ${limits.tag} characters.`;

  const metadata = Object.entries(Metadata ?? {});
  if (metadata.length > limits.metadata) return `'Metadata' must not exceed ${limits.metadata} pairs.`;
  if (
    metadata.some(([key, value]) => key.length > limits.metadataKey || value.length > limits.metadataValue)
  ) {
    return `'Metadata' keys must not exceed ${limits.metadataKey} characters, values ${limits.metadataValue}.`;
  }
  return undefined;
}
