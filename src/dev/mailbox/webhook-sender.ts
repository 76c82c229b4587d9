import type { StoredMessage } from './postmark-message';

/** A report of what became of a mail, and when it is sent. */
export interface ScheduledReport {
  /** How long after the mail was accepted it is sent, in milliseconds. */
  readonly afterMs: number;
  /** How many times it is sent. Defaults to 1. */
  readonly times?: number;
  /** Writes it, for a mail that was accepted at an instant. */
  readonly report: (message: StoredMessage, acceptedAt: Date) => object;
}

/** Where reports of what became of mails are sent, as Postmark's webhooks are. */
export interface WebhookTarget {
  /** With the credentials in it, as Postmark is given it: `http://user:password@localhost:4000/webhooks/postmark`. */
  readonly url: URL;
  /** The reports about a mail, and their times. By default, it is reported as delivered after half a second. */
  readonly reportsOf?: (message: StoredMessage) => readonly ScheduledReport[];
}

const EXAMPLE_SERVER = 23;

/** Says, in Postmark's words, that a mail arrived. */
export function deliveryReport(message: StoredMessage, at: Date): object {
  return {
    ...aboutMessage('Delivery', message),
    Recipient: message.Recipients[0],
    DeliveredAt: at.toISOString(),
    Details: 'Accepted by the local mailbox',
  };
}

/** Says, in Postmark's words, that a mail came back: of which type (HardBounce, SoftBounce, Transient, …). */
export function bounceReport(message: StoredMessage, type: string, at: Date): object {
  return {
    ...aboutMessage('Bounce', message),
    ID: 1,
    Type: type,
    Email: message.Recipients[0],
    From: message.From,
    BouncedAt: at.toISOString(),
    Inactive: type === 'HardBounce',
    CanActivate: true,
    Subject: message.Subject,
  };
}

/** Says, in Postmark's words, that the holder of a mailbox called a mail spam. */
export function complaintReport(message: StoredMessage, at: Date): object {
  return {
    ...bounceReport(message, 'SpamComplaint', at),
    RecordType: 'SpamComplaint',
    Inactive: true,
  };
}

/** Says, in Postmark's words, that an address is suppressed for a reason, or no longer suppressed. */
export function subscriptionReport(address: string, reason: string | null, at: Date): object {
  return {
    RecordType: 'SubscriptionChange',
    ServerID: EXAMPLE_SERVER,
    MessageStream: 'outbound',
    MessageID: null,
    Recipient: address,
    Origin: 'Customer',
    SuppressSending: reason !== null,
    SuppressionReason: reason,
    ChangedAt: at.toISOString(),
    Tag: null,
    Metadata: null,
  };
}

/** Posts a report as Postmark does, and gives the status of the answer; 0 when there was none. */
export async function postReport({ url }: Pick<WebhookTarget, 'url'>, report: object): Promise<number> {
  const { username, password } = url;
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const bare = new URL(url);
  bare.username = bare.password = '';
  try {
    const { status } = await fetch(bare, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${credentials.toString('base64')}`,
      },
      body: JSON.stringify(report),
    });
    return status;
  } catch {
    // As with Postmark, nobody here waits for it.
    return 0;
  }
}

const ARRIVED: readonly ScheduledReport[] = [{ afterMs: 500, report: deliveryReport }];

/** Sends what is to be reported of a mail that was accepted, each report at its time. */
export function reportLater(target: WebhookTarget, message: StoredMessage, acceptedAt: Date): void {
  for (const { afterMs, times = 1, report } of target.reportsOf?.(message) ?? ARRIVED) {
    const timer = setTimeout(() => {
      for (let time = 0; time < times; time += 1) void postReport(target, report(message, acceptedAt));
    }, afterMs);
    timer.unref();
  }
}

function aboutMessage(
  recordType: string,
  { MessageID, MessageStream, Tag, Metadata }: StoredMessage,
): object {
  return {
    RecordType: recordType,
    ServerID: EXAMPLE_SERVER,
    MessageStream: MessageStream ?? 'outbound',
    MessageID,
    Tag: Tag ?? '',
    Metadata: Metadata ?? {},
  };
}
