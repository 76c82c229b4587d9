import type { EntityManager } from 'typeorm';
import { dialectIn, literal, selectWhereIn } from '../database/bulk-statements';
import { instantText } from '../database/instant-text';
import { binaryText, boolean, instant, nullable, rowReader, text } from '../database/row';
import { grouped } from '../foundation/grouped';
import type { ReadyMail } from './compose-message';
import type { MailEntity } from './mail.entity';
import { type Finding, TOO_LATE_TO_SEND } from './settlement';

/** Maximum number of messages to a mailbox within `SHARE_MS`. */
export const MAILBOX_SHARE = 10;
/** The time in which the messages to a mailbox are counted, in milliseconds. */
export const SHARE_MS = 60 * 60_000;
/** The code of a mail that waits because its mailbox has reached the limit. */
export const MAILBOX_FULL = 'MAILBOX_FULL';
/** The code of a mail that waits because another worker is sending to its mailbox. */
const MAILBOX_BUSY = 'MAILBOX_BUSY';

const BUSY_MS = 1_000;
/** Delay of mails to addresses with a tag, so that mails to the address itself are claimed first. */
const TAGGED_LATER_MS = 1_000;
/** Maximum number of letters in a digest. Gmail hides everything after 102 KB, about 20 letters. */
const MOST_LETTERS = 15;

/** The mails of one message. */
export type MessageMails = readonly [ReadyMail, ...ReadyMail[]];

/** The claim of the mails, and their findings. */
export interface ShareOf {
  readonly leaseId: string;
  readonly claimed: readonly MailEntity[];
  readonly findings: ReadonlyMap<string, Finding>;
  readonly now: Date;
  readonly random: () => number;
}

/** The messages to send, and the mails that have to wait. */
export interface Divided {
  readonly messages: readonly MessageMails[];
  readonly waiting: readonly (Extract<Finding, { outcome: 'WAITS' }> & Pick<ReadyMail, 'mail'>)[];
}

/**
 * Divides mails into messages within the limits of their mailboxes, with one statement.
 *
 * Each mail is its own message unless the mailbox would exceed its limit. Then each address gets one digest, and the
 * rest wait until the mailbox can get more. If another worker is sending to the mailbox, all wait. Workers that claim
 * at the same time find each other's mails here, and retry at different times.
 */
export async function divideIntoMessages(
  manager: EntityManager,
  ready: readonly ReadyMail[],
  { leaseId, claimed, findings, now, random }: ShareOf,
): Promise<Divided> {
  const since = new Date(now.getTime() - SHARE_MS);
  const byMailbox = grouped(ready, ({ mail }) => mail.mailbox);
  const traffic = await findTraffic(manager, [...byMailbox.keys()], { since, leaseId });
  const taken = grouped(
    claimed.filter(({ id }) => mayBeTaken(findings.get(id))),
    ({ mailbox }) => mailbox,
  );
  const divided = [...byMailbox].map(([mailbox, mails]): Divided => {
    const { messageIds, oldestAt, isUnderWay } = traffic.get(mailbox) ?? NO_TRAFFIC;
    const wait = (code: string, until: number, waiting: readonly ReadyMail[]) =>
      waiting.map(({ mail }) => ({ mail, outcome: 'WAITS' as const, code, until: new Date(until) }));
    if (isUnderWay)
      return { messages: [], waiting: wait(MAILBOX_BUSY, now.getTime() + random() * BUSY_MS, mails) };

    const confirmed = new Set(taken.get(mailbox)?.map(({ messageId }) => messageId)).size;
    const messages = divideOne(mails, MAILBOX_SHARE - messageIds.size - confirmed);
    const sent = new Set(messages.flat());
    const waiting = mails.filter((mail) => !sent.has(mail));
    const freeAt = (oldestAt ?? now).getTime() + SHARE_MS;
    const [tagged, plain] = [waiting.filter(isTagged), waiting.filter((mail) => !isTagged(mail))];
    return {
      messages,
      waiting: [
        ...wait(MAILBOX_FULL, freeAt, plain),
        ...wait(MAILBOX_FULL, freeAt + TAGGED_LATER_MS, tagged),
      ],
    };
  });
  return {
    messages: divided.flatMap(({ messages }) => messages),
    waiting: divided.flatMap(({ waiting }) => waiting),
  };
}

function divideOne(
  mails: readonly [ReadyMail, ...ReadyMail[]],
  messagesLeft: number,
): readonly MessageMails[] {
  if (mails.length <= messagesLeft) return mails.map((mail) => [mail]);
  // The address without a tag comes first, so that nobody can delay its mail by requesting mails to many tags.
  // A digest has one batch, in which it's found.
  const groups = grouped(mails, ({ to, mail }) => `${to.key} ${mail.unconfirmedBatchId ?? ''}`);
  return [...groups.values()]
    .toSorted(([one], [other]) => Number(isTagged(one)) - Number(isTagged(other)))
    .flatMap(inDigests)
    .slice(0, Math.max(0, messagesLeft));
}

function inDigests([first, ...more]: MessageMails): readonly MessageMails[] {
  const digest: MessageMails = [first, ...more.slice(0, MOST_LETTERS - 1)];
  const [next, ...others] = more.slice(MOST_LETTERS - 1);
  return next ? [digest, ...inDigests([next, ...others])] : [digest];
}

function isTagged({ to, mail }: ReadyMail): boolean {
  return to.key !== mail.mailbox;
}

function mayBeTaken(finding: Finding | undefined): boolean {
  return finding?.outcome === 'ACCEPTED' || finding?.outcome === 'STILL_UNKNOWN';
}

// The provider didn't know these. If they counted, mails to a full mailbox would keep each other waiting.
const UNSENT_CODES = [MAILBOX_FULL, MAILBOX_BUSY, TOO_LATE_TO_SEND];
const IS_UNSENT = `COALESCE(last_error, '') IN ('${UNSENT_CODES.join("', '")}')`;

/** The recent messages to a mailbox. */
export interface Traffic {
  /** The messages that were or may have been sent. */
  readonly messageIds: ReadonlySet<string>;
  /** When the first of them was sent; null if unknown for all. */
  readonly oldestAt: Date | null;
  /** Whether other workers are sending to it. */
  readonly isUnderWay: boolean;
}

const NO_TRAFFIC: Traffic = { messageIds: new Set(), oldestAt: null, isUnderWay: false };

const countedMailOf = rowReader({
  mailbox: binaryText,
  messageId: text,
  finishedAt: nullable(instant),
  isUnderWay: boolean,
});

/**
 * Finds the recent messages to mailboxes, and the messages that other claims are sending.
 *
 * Each condition by which a mail counts is a separate part, because with OR, databases read the whole history
 * of a mailbox. The parts are one statement, because a mail can move from one to another between statements.
 */
export async function findTraffic(
  manager: EntityManager,
  mailboxes: readonly string[],
  { since, leaseId }: { readonly since: Date; readonly leaseId: string },
): Promise<ReadonlyMap<string, Traffic>> {
  const part = (condition: string): string =>
    `SELECT mailbox, message_id AS messageId, finished_at AS finishedAt, status = 'SENDING' AS isUnderWay
     FROM mail ${dialectIn(manager).usingIndex('ix_mail_mailbox')} WHERE ${condition} AND mailbox`;
  const rows = await selectWhereIn(
    manager,
    [
      part(`status IN ('SENT', 'DELIVERED', 'BOUNCED') AND finished_at > ${literal(instantText(since))}`),
      part(`status = 'QUEUED' AND unconfirmed_batch_id IS NOT NULL AND NOT ${IS_UNSENT}`),
      part(`status = 'SENDING' AND lease_id <> ${literal(leaseId)}`),
    ],
    mailboxes,
  );
  const byMailbox = grouped(rows.map(countedMailOf), ({ mailbox }) => mailbox);
  return new Map(
    [...byMailbox].map(([mailbox, mails]) => {
      const handedOver = mails.filter(({ isUnderWay }) => !isUnderWay);
      const times = handedOver.flatMap(({ finishedAt }) => finishedAt?.getTime() ?? []);
      return [
        mailbox,
        {
          messageIds: new Set(handedOver.map(({ messageId }) => messageId)),
          oldestAt: times.length === 0 ? null : new Date(Math.min(...times)),
          isUnderWay: handedOver.length < mails.length,
        },
      ];
    }),
  );
}
