import type { EntityManager } from 'typeorm';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { emailAddressOf } from '../foundation/email-address';
import { grouped } from '../foundation/grouped';
import { newId } from '../foundation/ids';
import { BatchSize } from './batch-size';
import { claimDueMail } from './claim-mail';
import { composeMessage, type ReadyMail, type RenderedMail } from './compose-message';
import { confirmTaken } from './confirm-taken';
import type { Mail } from './mail';
import type { MailEntity } from './mail.entity';
import { divideIntoMessages } from './mailbox-share';
import { HAND_OVER_TIMEOUT_MS, type Mailer } from './mailer';
import { type Finding, isGivenUp, isUnwanted, settlementOf, TOO_LATE_TO_SEND } from './settlement';
import { recordMessages, type Settlement, settleMails } from './settle-mail';
import { findSuppressed, suppressAddresses } from './suppressed-address.repository';

/**
 * Renders a mail when it's sent; null if the mail is obsolete.
 *
 * Called for all mails of a batch at once, so that it can batch its reads (DataLoader).
 */
export type MailRenderer = (mail: Mail) => Promise<RenderedMail | null>;

/** The values of a mail that features are notified with. */
export type SettledMail = Pick<Mail, 'id' | 'subjectId' | 'status'>;

/** A kind of mail that a feature registers. */
export interface MailTemplate {
  readonly render: MailRenderer;
  /**
   * Called in the same transaction when mails reach a final status, or change it: they were sent, failed, were
   * canceled, were delivered, or bounced. The mails are locked.
   */
  readonly onSettled?: (manager: EntityManager, mails: readonly SettledMail[]) => Promise<void>;
}

/** The templates, by their names. */
export type MailTemplates = Readonly<Record<string, MailTemplate>>;

/** The dependencies of mail delivery. */
export interface DeliveryDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly templates: MailTemplates;
  /** Called if a mail can't be rendered, or the provider can't be asked about it. The mail is retried. */
  readonly onError?: (error: unknown) => void;
  /** Returns a random number from 0 (inclusive) to 1 (exclusive), for the jitter of retries. */
  readonly random?: () => number;
  /** Duration of a lease, in milliseconds. Defaults to 60 seconds. */
  readonly leaseMs?: number;
  /** Delay before the provider is asked about an unknown outcome, in milliseconds. Defaults to 30 seconds. */
  readonly confirmAfterMs?: number;
  /** The number of mails in a batch, which depends on the batches before. Defaults to up to 500. */
  readonly batch?: BatchSize;
}

const LEASE_MS = 60_000;
const CONFIRM_AFTER_MS = 30_000;

/**
 * Delivers up to one batch of due mails, and returns how many it claimed.
 *
 * Delivery is at least once. Mails are claimed, sent together, and settled, with a transaction for each step. If a
 * worker dies or a response is lost, the outcome of its mails is unknown. Then the provider is asked, and only mails
 * that it doesn't know are sent again, with the same link. While the circuit breaker is open, nothing is claimed.
 *
 * If preparing a batch takes so long that its lease leaves no time to send it, the mails are released unsent, and the next
 * batch is smaller.
 *
 * A mailbox gets up to `MAILBOX_SHARE` messages an hour. If there are more, the mails to each address are sent as a
 * digest, and the rest wait.
 */
export async function deliverDueMail(dependencies: DeliveryDependencies): Promise<number> {
  const { database, clock, mailer } = dependencies;
  if (mailer.isResting) return 0;
  const { leaseMs = LEASE_MS, confirmAfterMs = CONFIRM_AFTER_MS, random = Math.random } = dependencies;
  const batch = dependencies.batch ?? new BatchSize();
  const now = clock.now();
  const leaseId = newId('mail');
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const claimed = await database.write((manager) =>
    claimDueMail(manager, {
      leaseId,
      leaseUntil,
      now,
      limit: batch.current,
      confirmableAt: new Date(now.getTime() + confirmAfterMs),
    }),
  );
  if (claimed.length === 0) return 0;

  const { findings, isInTime } = await findingsOf(dependencies, leaseId, leaseUntil, claimed);
  batch.report(claimed.length, isInTime);
  const settledAt = clock.now();
  // One number for the batch, so that its mails are due together: they're queried together, and digests stay together.
  const jitter = random();
  const settlements = claimed.flatMap((mail) => {
    const finding = findings.get(mail.id);
    const at = { now: settledAt, confirmAfterMs, random: () => jitter };
    return finding ? [settlementOf(finding, mail, at)] : [];
  });
  await database.write(async (manager) => {
    const settled = await settleMails(manager, leaseId, settlements);
    await suppressInactive(manager, findings, settled, settledAt);
    await notifyFeatures(
      manager,
      dependencies.templates,
      settled.filter(({ finishedAt }) => finishedAt !== null),
    );
  });
  return claimed.length;
}

/** Notifies the features of their settled mails. */
export async function notifyFeatures(
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
): Promise<{ readonly findings: ReadonlyMap<string, Finding>; readonly isInTime: boolean }> {
  const { database, clock, mailer, random = Math.random, onError = () => undefined } = dependencies;
  const findings = new Map(await confirmTaken(mailer, claimed, onError));
  const ready = await renderOpen(dependencies, claimed, findings);
  const claim = { leaseId, claimed, findings, now: clock.now(), random };
  const divided = await divideIntoMessages(database.reads, ready, claim);
  for (const { mail, ...waits } of divided.waiting) findings.set(mail.id, waits);
  const composed = divided.messages.map((mails) => ({
    mails: mails.map(({ mail }) => mail),
    message: composeMessage(mails, leaseId),
  }));
  const changed = composed.flatMap(({ mails, message }) =>
    mails
      // A report may have settled mails of an unknown outcome meanwhile.
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

  // A response mustn't arrive after the lease has expired, when another worker has the mails.
  const sendAt = clock.now();
  const timeoutMs = Math.min(HAND_OVER_TIMEOUT_MS, leaseTimeoutMs(dependencies.leaseMs ?? LEASE_MS));
  const isInTime = sendAt.getTime() + timeoutMs < leaseUntil.getTime();
  if (!isInTime)
    for (const { id } of messages.flatMap(({ mails }) => mails))
      findings.set(id, { outcome: 'WAITS', code: TOO_LATE_TO_SEND, until: sendAt });
  if (!isInTime || messages.length === 0) return { findings, isInTime };

  const handOvers = await mailer.sendBatch(messages.map(({ message }) => message));
  messages.forEach(({ mails }, index) => {
    const handOver = handOvers[index];
    if (handOver) for (const { id } of mails) findings.set(id, handOver);
  });
  return { findings, isInTime };
}

/** Renders the mails without a finding, and adds findings for mails that mustn't be sent. */
async function renderOpen(
  dependencies: DeliveryDependencies,
  claimed: readonly MailEntity[],
  findings: Map<string, Finding>,
): Promise<readonly ReadyMail[]> {
  const now = dependencies.clock.now();
  for (const mail of claimed) {
    if (findings.has(mail.id)) continue;
    if (isUnwanted(mail)) findings.set(mail.id, { outcome: 'VOID' });
    // It was tried to the end, and the provider doesn't know it.
    else if (mail.unconfirmedBatchId !== null && isGivenUp(mail, now))
      findings.set(mail.id, { outcome: 'REFUSED', code: 'GIVEN_UP' });
  }
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

/** Returns the timeout for the provider within a lease, in milliseconds, which leaves time to settle. */
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
