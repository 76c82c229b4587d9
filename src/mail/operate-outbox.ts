import { In, Raw, type EntityManager } from 'typeorm';
import { forUpdate } from '../database/row-lock';
import { type MailTemplates, tellFeatures } from './delivery-worker';
import type { MailStatus } from './mail';
import { MailEntity } from './mail.entity';

/** Finds mails, the newest first: of some statuses or of all, to one address or to all. */
export async function listMails(
  manager: EntityManager,
  {
    statuses,
    recipient,
    limit,
  }: {
    readonly statuses: readonly MailStatus[];
    /** Whatever its case. */
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
 * Lets mails that wait, or have failed, be tried at once; gives those of which that is true.
 *
 * One of unknown outcome is still looked for first; one that failed keeps the instant it was written, so that after 7
 * days it has this one try.
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
    { status: 'QUEUED', dueAt: now, finishedAt: null },
  );
  await tellFeatures(
    manager,
    templates,
    mails.map((mail) => ({ mail, status: 'QUEUED' })),
  );
  return mails;
}

/** Takes mails back that wait; gives those that it took back. */
export async function cancelMails(
  manager: EntityManager,
  templates: MailTemplates,
  ids: readonly string[],
  now: Date,
): Promise<MailEntity[]> {
  const mails = await lockMails(manager, ids, ['QUEUED']);
  if (mails.length === 0) return [];
  await manager.update(
    MailEntity,
    { id: In(mails.map(({ id }) => id)) },
    { status: 'CANCELLED', finishedAt: now },
  );
  await tellFeatures(
    manager,
    templates,
    mails.map((mail) => ({ mail, status: 'CANCELLED' })),
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
