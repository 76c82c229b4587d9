import type { EntityManager } from 'typeorm';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { emailAddressOf } from '../foundation/email-address';
import { grouped } from '../foundation/grouped';
import { newId } from '../foundation/ids';
import { claimDueMail } from './claim-mail';
import { composeMessage, type ReadyMail, type RenderedMail } from './compose-message';
import { confirmTaken } from './confirm-taken';
import type { Mail } from './mail';
import type { MailEntity } from './mail.entity';
import { divideIntoMessages } from './mailbox-share';
import { HAND_OVER_TIMEOUT_MS, type Mailer } from './mailer';
import { type Finding, settlementOf } from './settlement';
import { recordMessages, type Settlement, settleMails } from './settle-mail';
import { findSuppressed, suppressAddresses } from './suppressed-address.repository';

/**
 * Makes the message of a mail when it is sent; null when it is no longer wanted.
 *
 * Called for all mails of a batch at once, so that what it reads can be read together (DataLoader).
 */
export type MailRenderer = (mail: Mail) => Promise<RenderedMail | null>;

/** What a feature is told of a mail. */
export type SettledMail = Pick<Mail, 'id' | 'subjectId' | 'status'>;

/** What a feature registers for a kind of mail. */
export interface MailTemplate {
  readonly render: MailRenderer;
  /**
   * Is told, in the same transaction, that mails have reached a final status, or another one after it: they were
   * handed over, given up, are no longer wanted, have arrived or bounced. The mails are locked by then.
   */
  readonly onSettled?: (manager: EntityManager, mails: readonly SettledMail[]) => Promise<void>;
}

/** The templates, by their names. */
export type MailTemplates = Readonly<Record<string, MailTemplate>>;

/** What delivering needs. */
export interface DeliveryDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly templates: MailTemplates;
  /** Is told why a mail could not be rendered, or asked about; it is tried again like one that could not be sent. */
  readonly onError?: (error: unknown) => void;
  /** Picks a number from 0 up to, not including, 1; spreads what is tried again. */
  readonly random?: () => number;
  /** How long a claim holds, in milliseconds; 60 seconds unless told. */
  readonly leaseMs?: number;
  /** How long after an unknown outcome the provider is asked, in milliseconds; 30 seconds unless told. */
  readonly confirmAfterMs?: number;
  /** How many mails are taken up at once; 500 unless told. */
  readonly limit?: number;
}

const LEASE_MS = 60_000;
const CONFIRM_AFTER_MS = 30_000;
const BATCH = 500;

/**
 * Delivers up to a batch of the mails that are due and tells how many it took up.
 *
 * At least once: mails are claimed, sent together, and settled, each in a transaction of its own. When a worker dies
 * in between, its lease runs out, and its mails count as of unknown outcome like those whose answer got lost: that
 * is recorded, the provider is asked, and only what it doesn't know of is sent again, with the same link. While the
 * provider rests, nothing is taken up.
 *
 * A mailbox gets up to `MAILBOX_SHARE` messages an hour. If there are more mails than that, those to one address go out
 * in a digest, and those that are still too many wait.
 */
export async function deliverDueMail(dependencies: DeliveryDependencies): Promise<number> {
  const { database, clock, mailer } = dependencies;
  if (mailer.isResting) return 0;
  const { leaseMs = LEASE_MS, confirmAfterMs = CONFIRM_AFTER_MS, random = Math.random } = dependencies;
  const now = clock.now();
  const leaseId = newId('mail');
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const claimed = await database.write((manager) =>
    claimDueMail(manager, {
      leaseId,
      leaseUntil,
      now,
      limit: dependencies.limit ?? BATCH,
      confirmableAt: new Date(now.getTime() + confirmAfterMs),
    }),
  );
  if (claimed.length === 0) return 0;

  const findings = await findingsOf(dependencies, leaseId, leaseUntil, claimed);
  const settledAt = clock.now();
  const settlements = claimed.flatMap((mail) => {
    const finding = findings.get(mail.id);
    return finding ? [settlementOf(finding, mail, { now: settledAt, confirmAfterMs, random })] : [];
  });
  await database.write(async (manager) => {
    const settled = await settleMails(manager, leaseId, settlements);
    await suppressInactive(manager, findings, settled, settledAt);
    await tellFeatures(
      manager,
      dependencies.templates,
      settled.filter(({ finishedAt }) => finishedAt !== null),
    );
  });
  return claimed.length;
}

/** Tells the features whose mails were settled, each of all of its own. */
export async function tellFeatures(
  manager: EntityManager,
  templates: MailTemplates,
  settled: readonly Pick<Settlement, 'mail' | 'status'>[],
): Promise<void> {
  for (const [template, each] of grouped(settled, ({ mail }) => mail.template))
    await templates[template]?.onSettled?.(
      manager,
      each.map(({ mail: { id, subjectId }, status }) => ({ id, subjectId, status })),
    );
}

async function findingsOf(
  dependencies: DeliveryDependencies,
  leaseId: string,
  leaseUntil: Date,
  claimed: readonly MailEntity[],
): Promise<ReadonlyMap<string, Finding>> {
  const { database, clock, mailer, random = Math.random, onError = () => undefined } = dependencies;
  const findings = new Map(await confirmTaken(mailer, claimed, onError));
  const ready = await renderOpen(dependencies, claimed, findings);
  const claim = { leaseId, claimed, findings, now: clock.now(), random };
  const divided = await divideIntoMessages(database.reads, ready, claim);
  for (const { mail, ...waits } of divided.waiting) findings.set(mail.id, waits);
  const composed = divided.messages.map((mails) => ({
    mails: mails.map(({ mail }) => mail),
    message: composeMessage(mails),
  }));
  const changed = composed.flatMap(({ mails, message }) =>
    mails
      .filter(
        ({ messageId, unconfirmedBatchId }) => messageId !== message.mailId || unconfirmedBatchId !== null,
      )
      .map(({ id }) => ({ id, messageId: message.mailId })),
  );
  const ours =
    changed.length > 0
      ? await database.write((manager) => recordMessages(manager, leaseId, changed))
      : new Set<string>();
  const lost = new Set(changed.map(({ id }) => id).filter((id) => !ours.has(id)));
  const messages = composed.filter(({ mails }) => !mails.some(({ id }) => lost.has(id)));

  // Too late, an answer would come after the lease has passed on: left alone, they are looked for first.
  const timeoutMs = Math.min(HAND_OVER_TIMEOUT_MS, leaseTimeoutMs(dependencies.leaseMs ?? LEASE_MS));
  if (messages.length === 0 || clock.now().getTime() + timeoutMs >= leaseUntil.getTime()) return findings;
  const handOvers = await mailer.sendBatch(
    leaseId,
    messages.map(({ message }) => message),
  );
  messages.forEach(({ mails }, index) => {
    const handOver = handOvers[index];
    if (handOver) for (const { id } of mails) findings.set(id, handOver);
  });
  return findings;
}

/** Renders the mails that have no finding yet; adds the findings of those that aren't to be sent. */
async function renderOpen(
  dependencies: DeliveryDependencies,
  claimed: readonly MailEntity[],
  findings: Map<string, Finding>,
): Promise<readonly ReadyMail[]> {
  const open = claimed
    .filter(({ id }) => !findings.has(id))
    .map((mail) => ({ mail, to: emailAddressOf(mail.recipient) }));
  const suppressed = await findSuppressed(
    dependencies.database.reads,
    open.map(({ to }) => to.key),
  );
  const rendered = await Promise.all(
    open.map(async (each): Promise<ReadyMail[]> => {
      const result = await render(dependencies, each.mail);
      if (result === null) findings.set(each.mail.id, { outcome: 'VOID' });
      else if ('outcome' in result) findings.set(each.mail.id, result);
      else if (suppressed.has(each.to.key))
        findings.set(each.mail.id, { outcome: 'REFUSED', code: 'ADDRESS_SUPPRESSED' });
      else return [{ ...each, ...result }];
      return [];
    }),
  );
  return rendered.flat();
}

/** Tells how long a provider may be waited for within a lease, in milliseconds, so that there is time to settle. */
export function leaseTimeoutMs(leaseMs: number): number {
  return Math.floor(leaseMs / 3);
}

async function render(
  { templates, onError }: DeliveryDependencies,
  mail: MailEntity,
): Promise<Awaited<ReturnType<MailRenderer>> | Extract<Finding, { outcome: 'RETRY' }>> {
  try {
    const template = templates[mail.template];
    if (!template) throw new Error(`Nothing is registered for the mail template ${mail.template}.`);
    return await template.render(mail);
  } catch (error) {
    onError?.(error);
    return { outcome: 'RETRY', code: 'NOT_RENDERED' };
  }
}

async function suppressInactive(
  manager: EntityManager,
  findings: ReadonlyMap<string, Finding>,
  settled: readonly Settlement[],
  at: Date,
): Promise<void> {
  const inactive = settled.filter(({ mail }) => {
    const finding = findings.get(mail.id);
    return finding?.outcome === 'REFUSED' && finding.isInactive === true;
  });
  const keys = inactive.map(({ mail }) => emailAddressOf(mail.recipient).key);
  await suppressAddresses(manager, keys, 'INACTIVE', at);
}
