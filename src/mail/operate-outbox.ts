import { In, Raw, type EntityManager } from 'typeorm';
import { forUpdate } from '../database/row-lock';
import { type MailTemplates, notifyFeatures } from './delivery-worker';
import type { MailStatus } from './mail';
import { MailEntity } from './mail.entity';
import { CANCEL_REQUESTED } from './settlement';

/**
 * Finds mails with one of the statuses, or with any if none is given, optionally to one address. Newest
 * first.
 */
export async function listMails(
  manager: EntityManager,
  {
    statuses,
    recipient,
    limit,
  }: {
    readonly statuses: readonly MailStatus[];
    /** Ignores case. */
    readonly recipient?: string | undefined;
    readonly limit: number;
  },
): Promise<MailEntity[]> {
  return manager.find(MailEntity, {
    where: {
      ...(statuses.length > 0 && { status: In([...statuses]) }),
      ...(recipient !== undefined && {
        recipient: Raw((column) => `LOWER(${column}) = LOWER(:recipient)`, { recipient }),
      }),
    },
    order: { id: 'DESC' },
    take: limit,
  });
}

/**
 * Retries waiting or failed mails immediately, and returns the retried mails.
 *
 * If the outcome is unknown, the provider is still asked first. Failed mails keep their creation time, so after 7 days
 * they get only this attempt.
 */
export async function retryMails(
  manager: EntityManager,
  templates: MailTemplates,
  ids: readonly string[],
  now: Date,
): Promise<MailEntity[]> {
  const mails = await lockMails(manager, ids, ['QUEUED', 'FAILED']);
  if (mails.length === 0) return [];
  await manager.update(
    MailEntity,
    { id: In(mails.map(({ id }) => id)) },
    { status: 'QUEUED', dueAt: now, finishedAt: null, lastError: null },
  );
  await notifyFeatures(
    manager,
    templates,
    mails.map((mail) => ({ mail, status: 'QUEUED' })),
  );
  return mails;
}

/**
 * Cancels waiting mails, and returns them. Mails that may have been sent stay queued until the provider has been asked,
 * and are canceled unless it has accepted them.
 */
export async function cancelMails(
  manager: EntityManager,
  templates: MailTemplates,
  ids: readonly string[],
  now: Date,
): Promise<MailEntity[]> {
  const mails = await lockMails(manager, ids, ['QUEUED']);
  if (mails.length === 0) return [];
  const maybeSent = mails.filter(({ unconfirmedBatchId }) => unconfirmedBatchId !== null);
  if (maybeSent.length > 0)
    await manager.update(
      MailEntity,
      { id: In(maybeSent.map(({ id }) => id)) },
      // Held mails would never be due.
      { lastError: CANCEL_REQUESTED, dueAt: now },
    );
  const unsent = mails.filter(({ unconfirmedBatchId }) => unconfirmedBatchId === null);
  if (unsent.length === 0) return mails;
  await manager.update(
    MailEntity,
    { id: In(unsent.map(({ id }) => id)) },
    { status: 'CANCELLED', finishedAt: now },
  );
  await notifyFeatures(
    manager,
    templates,
    unsent.map((mail) => ({ mail, status: 'CANCELLED' })),
  );
  return mails;
}

async function lockMails(
  manager: EntityManager,
  ids: readonly string[],
  statuses: readonly MailStatus[],
): Promise<MailEntity[]> {
  return forUpdate(
    manager
      .createQueryBuilder(MailEntity, 'mail')
      .where({ id: In([...ids]), status: In([...statuses]) })
      .orderBy('mail.id'),
  ).getMany();
}
