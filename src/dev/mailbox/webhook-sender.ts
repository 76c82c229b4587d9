import type { StoredMessage } from './postmark-message';

/** A report on a mail's delivery, and when to send it. */
export interface ScheduledReport {
  /** Time between accepting the mail and sending the report, in milliseconds. */
  readonly afterMs: number;
  /** How many times it's sent. Defaults to 1. */
  readonly times?: number;
  /** Creates the report for a mail that was accepted at an instant. */
  readonly report: (message: StoredMessage, acceptedAt: Date) => object;
}

/** Where delivery reports are sent, like Postmark's webhooks. */
export interface WebhookTarget {
  /** Includes the credentials, as configured at Postmark: `http://user:password@localhost:4000/webhooks/postmark`. */
  readonly url: URL;
  /** The reports on a mail, and their times. By default, it's reported as delivered after half a second. */
  readonly reportsOf?: (message: StoredMessage) => readonly ScheduledReport[];
}

const EXAMPLE_SERVER = 23;

/** Creates Postmark's report that a mail was delivered. */
export function deliveryReport(message: StoredMessage, at: Date): object {
  return {
    ...aboutMessage('Delivery', message),
    Recipient: message.Recipients[0],
    DeliveredAt: at.toISOString(),
    Details: 'Accepted by the local mailbox',
  };
}

/** Creates Postmark's report that a mail bounced, with the bounce type (HardBounce, SoftBounce, Transient, …). */
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

/** Creates Postmark's report that a recipient marked a mail as spam. */
export function complaintReport(message: StoredMessage, at: Date): object {
  return {
    ...bounceReport(message, 'SpamComplaint', at),
    RecordType: 'SpamComplaint',
    Inactive: true,
  };
}

/** Creates Postmark's report that an address was suppressed, with the reason, or is no longer suppressed. */
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

/** Posts a report like Postmark, and returns the status of the response; 0 if there was none. */
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
    // Like at Postmark, a failure doesn't affect the mailbox.
    return 0;
  }
}

const ARRIVED: readonly ScheduledReport[] = [{ afterMs: 500, report: deliveryReport }];

/** Sends the reports on an accepted mail, each at its time. */
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
