import type { MessageStore } from './message-store';
import { parseAddresses, type StoredMessage } from './postmark-message';

/** The result of a search (`GET /messages/outbound`) in Postmark's format. */
export interface SearchResult {
  readonly TotalCount: number;
  readonly Messages: readonly object[];
}

type Condition = (message: StoredMessage) => boolean;

const filters: Readonly<Record<string, (wanted: string) => Condition>> = {
  recipient: (wanted) => (message) => message.Recipients.some((address) => same(address, wanted)),
  fromemail: (wanted) => (message) => parseAddresses(message.From).some((from) => same(from?.Email, wanted)),
  tag: (wanted) => (message) => message.Tag === wanted,
  subject: (wanted) => (message) => (message.Subject ?? '').toLowerCase().includes(wanted.toLowerCase()),
  messagestream: (wanted) => (message) => streamOf(message) === wanted,
  status: (wanted) => () => ['sent', 'processed'].includes(wanted.toLowerCase()),
};

/**
 * Searches like Postmark, by `recipient`, `fromemail`, `tag`, `subject`, `messagestream`, `status` and
 * `metadata_<key>`, newest first. Returns undefined if `count` (1–500) or `offset` is missing or out of range.
 *
 * Parameter names are case-insensitive, because Postmark's documentation and its client use different cases.
 */
export function searchMessages(
  store: MessageStore,
  query: Readonly<Record<string, string>>,
): SearchResult | undefined {
  const count = Number(query['count'] ?? Number.NaN);
  const offset = Number(query['offset'] ?? Number.NaN);
  const inBounds =
    Number.isInteger(count) && Number.isInteger(offset) && count >= 1 && count <= 500 && offset >= 0;
  if (!inBounds || count + offset > 10_000) return undefined;

  const conditions = Object.entries(query).flatMap(([name, wanted]): readonly Condition[] => {
    if (name.startsWith('metadata_')) {
      const key = name.slice('metadata_'.length);
      return [(message) => message.Metadata?.[key] === wanted];
    }
    const filter = filters[name.toLowerCase()];
    return filter ? [filter(wanted)] : [];
  });
  const found = store.search([(message) => store.isSearchable(message), ...conditions]);
  return { TotalCount: found.length, Messages: found.slice(offset, offset + count).map(present) };
}

function present(message: StoredMessage): object {
  return {
    Tag: message.Tag ?? '',
    MessageID: message.MessageID,
    MessageStream: streamOf(message),
    To: parseAddresses(message.To),
    Cc: parseAddresses(message.Cc),
    Bcc: parseAddresses(message.Bcc),
    Recipients: message.Recipients,
    ReceivedAt: message.SubmittedAt,
    From: message.From,
    Subject: message.Subject ?? '',
    Attachments: [],
    Status: 'Sent',
    TrackOpens: message.TrackOpens ?? false,
    TrackLinks: message.TrackLinks ?? 'None',
    Metadata: message.Metadata ?? {},
    Sandboxed: false,
  };
}

function streamOf(message: StoredMessage): string {
  return message.MessageStream ?? 'outbound';
}

function same(left: string | undefined, right: string): boolean {
  return left?.toLowerCase() === right.toLowerCase();
}
