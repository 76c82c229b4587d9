import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import { newId } from '../ids';
import type { MailEntity } from './mail.entity';
import type { Mail } from './mail';
import type { HandOver, Mailer, OutgoingMessage } from './mailer';
import { claimDueMail, settleMail } from './outbox.repository';

/** Makes the message of a mail when it is sent; null when it is no longer wanted. */
export type MailRenderer = (mail: Mail) => Promise<Omit<OutgoingMessage, 'to' | 'mailId'> | null>;

/** What a feature registers for a kind of mail. */
export interface MailTemplate {
  readonly render: MailRenderer;
  /**
   * Is told, in the same transaction, that a mail has reached a final status: it was handed over, given up, or is no
   * longer wanted. The mail is locked by then.
   */
  readonly onSettled?: (
    manager: EntityManager,
    mail: Pick<Mail, 'id' | 'subjectId' | 'status'>,
  ) => Promise<void>;
}

/** What delivering needs. */
export interface DeliveryDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  /** The templates, by their names. */
  readonly templates: Readonly<Record<string, MailTemplate>>;
  /** Is told why a mail could not be rendered; it is tried again like one that could not be sent. */
  readonly onError?: (error: unknown) => void;
  /** Picks a number from 0 up to, not including, 1; spreads what is tried again. */
  readonly random?: () => number;
}

type Settlement = Parameters<typeof settleMail>[2];

const BATCH = 20;
const LEASE_MS = 60_000;
const GIVE_UP_AFTER_MS = 7 * 24 * 60 * 60_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15 * 60_000;

/**
 * Delivers the mails that are due and tells how many it took up.
 *
 * At least once: a mail is claimed, then sent, then settled, each in a transaction of its own; when a worker dies
 * in between, its lease runs out and another sends the mail again, with the same link. What fails for now is
 * tried again with full-jitter backoff of up to 15 minutes, however often, so that no outage loses a mail; what
 * fails for good, or still fails 7 days after it was written, ends as FAILED.
 */
export async function deliverDueMail(dependencies: DeliveryDependencies): Promise<number> {
  const { database, clock } = dependencies;
  const now = clock.now();
  const claimed = await database.write((manager) =>
    claimDueMail(manager, {
      leaseId: newId('mail'),
      leaseUntil: new Date(now.getTime() + LEASE_MS),
      now,
      limit: BATCH,
    }),
  );
  const deliveries = await Promise.allSettled(claimed.map((mail) => deliver(dependencies, mail)));
  // One that could not be settled doesn't keep the others from it; its lease runs out.
  for (const delivery of deliveries) if (delivery.status === 'rejected') throw delivery.reason;
  return claimed.length;
}

async function deliver(dependencies: DeliveryDependencies, mail: MailEntity): Promise<void> {
  const handOver = await handOverOf(dependencies, mail);
  const now = dependencies.clock.now();
  const settlement: Settlement =
    handOver === null
      ? { status: 'CANCELLED', finishedAt: now }
      : settlementOf(handOver, mail, now, dependencies.random ?? Math.random);
  const { onSettled } = dependencies.templates[mail.template] ?? {};
  await dependencies.database.write(async (manager) => {
    const isOurs = await settleMail(manager, mail, settlement);
    if (isOurs && settlement.finishedAt !== null)
      await onSettled?.(manager, { id: mail.id, subjectId: mail.subjectId, status: settlement.status });
  });
}

async function handOverOf(
  { mailer, templates, onError }: DeliveryDependencies,
  mail: MailEntity,
): Promise<HandOver | null> {
  let message: Awaited<ReturnType<MailRenderer>>;
  try {
    const template = templates[mail.template];
    if (!template) throw new Error(`Nothing is registered for the mail template ${mail.template}.`);
    message = await template.render(mail);
  } catch (error) {
    onError?.(error);
    return { outcome: 'RETRY', code: 'NOT_RENDERED' };
  }
  return message && mailer.send({ ...message, to: mail.recipient, mailId: mail.id });
}

function settlementOf(handOver: HandOver, mail: MailEntity, now: Date, random: () => number): Settlement {
  switch (handOver.outcome) {
    case 'ACCEPTED':
      return { status: 'SENT', finishedAt: now, providerMessageId: handOver.providerMessageId };
    case 'REFUSED':
      return { status: 'FAILED', finishedAt: now, lastError: handOver.code };
    case 'RETRY': {
      if (now.getTime() - mail.createdAt.getTime() >= GIVE_UP_AFTER_MS)
        return { status: 'FAILED', finishedAt: now, lastError: handOver.code };
      const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** mail.attempts);
      return {
        status: 'QUEUED',
        finishedAt: null,
        dueAt: new Date(now.getTime() + random() * ceiling),
        lastError: handOver.code,
      };
    }
  }
}
