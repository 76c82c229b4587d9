import type { Database } from '../database/database';
import { selectWhereIn } from '../database/bulk-statements';
import { text } from '../database/row';
import { emailAddressOf } from '../foundation/email-address';
import { DIGEST_TAG } from './compose-message';
import { type MailTemplates, notifyFeatures } from './delivery-worker';
import { findHeldMails, settleSent } from './held-mail';
import type { MailEntity } from './mail.entity';
import type { FoundMessage, PostmarkSearch } from './postmark-search';

/** A held mail that Postmark doesn't know. */
export interface UndecidedMail {
  readonly mail: MailEntity;
  /** When a digest was sent to its address, which may contain it; null if none was. */
  readonly digestAt: Date | null;
}

/** The result of comparing held mails with the messages at Postmark. */
export interface Comparison {
  /** The held mails that Postmark has sent. They're recorded as such. */
  readonly sent: readonly MailEntity[];
  readonly undecided: readonly UndecidedMail[];
  /** The messages that were sent since the backup and that the database doesn't know, newest first. */
  readonly unknown: readonly FoundMessage[];
}

/** Compares the held mails with the messages at Postmark, and records which of them were sent. */
export async function compareHeldMails(
  database: Database,
  search: PostmarkSearch,
  { templates, since }: { readonly templates: MailTemplates; readonly since: Date },
): Promise<Comparison> {
  const recent = await search.findSince(since);
  const digests = new Map(
    recent
      .filter(({ tag }) => tag === DIGEST_TAG)
      .flatMap(({ recipients, sentAt }) => recipients.map((to) => [emailAddressOf(to).key, sentAt] as const)),
  );
  const sent: MailEntity[] = [];
  const undecided: UndecidedMail[] = [];
  let part: readonly MailEntity[] = [];
  while ((part = await findHeldMails(database.reads, part.at(-1)?.id)).length > 0) {
    const found = new Map<string, FoundMessage>();
    for (const { id, messageId } of part) {
      const message = await search.findMessage(messageId || id);
      if (message) found.set(id, message);
    }
    sent.push(...(await recordSent(database, templates, found)));
    undecided.push(
      ...part
        .filter(({ id }) => !found.has(id))
        .map((mail) => ({ mail, digestAt: digests.get(emailAddressOf(mail.recipient).key) ?? null })),
    );
  }
  const known = await knownMessages(
    database,
    recent.flatMap(({ messageId }) => messageId ?? []),
  );
  return {
    ...{ sent, undecided },
    unknown: recent.filter(({ messageId }) => messageId !== null && !known.has(messageId)),
  };
}

async function recordSent(
  database: Database,
  templates: MailTemplates,
  found: ReadonlyMap<string, FoundMessage>,
): Promise<MailEntity[]> {
  if (found.size === 0) return [];
  return database.write(async (manager) => {
    const settled = await settleSent(
      manager,
      [...found].map(([id, { providerMessageId, sentAt }]) => ({ id, providerMessageId, sentAt })),
    );
    await notifyFeatures(
      manager,
      templates,
      settled.map((mail) => ({ mail, status: 'SENT' })),
    );
    return settled;
  });
}

async function knownMessages(
  { reads }: Database,
  messageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = [
    ...(await selectWhereIn(reads, 'SELECT id AS known FROM mail WHERE id', messageIds)),
    ...(await selectWhereIn(reads, 'SELECT message_id AS known FROM mail WHERE message_id', messageIds)),
  ];
  return new Set(known.map((row) => text(row, 'known')));
}
