import { z } from 'zod';
import type { SuppressionReason } from './suppressed-address.entity';

/** Postmark's report about a mail or an address. */
export interface MailReport {
  /** The mail's id in the outbox, from the metadata; null if missing. */
  readonly mailId: string | null;
  readonly providerMessageId: string | null;
  /** The new status of the mail; null if the report isn't about it. */
  readonly delivery: 'DELIVERED' | 'BOUNCED' | null;
  readonly address: string;
  /** Whether to suppress the address, or to lift its suppression; null if the report isn't about it. */
  readonly suppression: SuppressionReason | 'LIFTED' | null;
  readonly at: Date;
}

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const about = {
  MessageID: z.string().max(64).nullish(),
  Metadata: z.record(z.string(), z.string()).nullish(),
};
const bounce = {
  ...about,
  Type: z.string().default(''),
  Email: z.string().max(320),
  BouncedAt: instant,
  Inactive: z.boolean().default(false),
};

const Report = z.discriminatedUnion('RecordType', [
  z.object({
    RecordType: z.literal('Delivery'),
    ...about,
    Recipient: z.string().max(320),
    DeliveredAt: instant,
  }),
  z.object({ RecordType: z.literal('Bounce'), ...bounce }),
  z.object({ RecordType: z.literal('SpamComplaint'), ...bounce }),
  z.object({
    RecordType: z.literal('SubscriptionChange'),
    ...about,
    Recipient: z.string().max(320),
    ChangedAt: instant,
    SuppressSending: z.boolean(),
    SuppressionReason: z.string().nullish(),
  }),
]);

/** Bounce types after which the mail may still be delivered, or that are automatic replies to it. */
const NO_BOUNCE: ReadonlySet<string> = new Set([
  ...['Transient', 'AutoResponder', 'Subscribe', 'Unsubscribe', 'AddressChange'],
  ...['ChallengeVerification', 'OpenRelayTest'],
]);

/** Bounce types that mean that the mailbox doesn't exist. */
const HARD: ReadonlySet<string> = new Set(['HardBounce', 'BadEmailAddress']);

/** Parses the body of a webhook call; null for an unknown report. */
export function readReport(body: unknown): MailReport | null {
  const read = Report.safeParse(body);
  if (!read.success) return null;
  const report = read.data;
  const mail = {
    mailId: report.Metadata?.['mail_id'] ?? null,
    providerMessageId: report.MessageID ?? null,
  };
  switch (report.RecordType) {
    case 'Delivery':
      return {
        ...mail,
        delivery: 'DELIVERED',
        address: report.Recipient,
        suppression: null,
        at: report.DeliveredAt,
      };
    case 'Bounce':
      return {
        ...mail,
        delivery: NO_BOUNCE.has(report.Type) ? null : 'BOUNCED',
        address: report.Email,
        suppression: suppressionOf(report.Type, report.Inactive),
        at: report.BouncedAt,
      };
    case 'SpamComplaint':
      // A complaint implies that the mail was delivered.
      return {
        ...mail,
        delivery: 'DELIVERED',
        address: report.Email,
        suppression: 'SPAM_COMPLAINT',
        at: report.BouncedAt,
      };
    case 'SubscriptionChange':
      return {
        ...mail,
        delivery: null,
        address: report.Recipient,
        suppression: report.SuppressSending ? reasonOf(report.SuppressionReason) : 'LIFTED',
        at: report.ChangedAt,
      };
  }
}

function suppressionOf(type: string, isInactive: boolean): SuppressionReason | null {
  if (HARD.has(type)) return 'HARD_BOUNCE';
  if (type === 'SpamComplaint') return 'SPAM_COMPLAINT';
  return isInactive || type === 'ManuallyDeactivated' ? 'INACTIVE' : null;
}

function reasonOf(reason: string | null | undefined): SuppressionReason {
  if (reason === 'HardBounce') return 'HARD_BOUNCE';
  return reason === 'SpamComplaint' ? 'SPAM_COMPLAINT' : 'MANUAL';
}
