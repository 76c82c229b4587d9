import { In, type EntityManager } from 'typeorm';
import { grouped } from '../grouped';
import type { Mail, MailStatus } from '../mail/mail';
import type { DeliveryStatus } from './invitation';
import { InvitationEntity } from './invitation.entity';

/** Notes at invitations what has become of their mails, in the transaction that changes the mails: a statement a status. */
export async function recordDelivery(
  manager: EntityManager,
  mails: readonly Pick<Mail, 'subjectId' | 'status'>[],
): Promise<void> {
  for (const [status, each] of grouped(mails, (mail) => mail.status))
    await manager.update(
      InvitationEntity,
      { id: In(each.map(({ subjectId }) => subjectId)) },
      { delivery: deliveryOf(status) },
    );
}

/** Notes at invitations that their mails were taken back before they were sent. */
export async function recordMailsTakenBack(
  manager: EntityManager,
  invitationIds: readonly string[],
): Promise<void> {
  if (invitationIds.length > 0)
    await manager.update(
      InvitationEntity,
      { id: In([...invitationIds]) },
      { delivery: deliveryOf('CANCELLED') },
    );
}

/** Says of a mail's status what callers may know of it; null for one that was taken back before it was sent. */
export function deliveryOf(status: MailStatus): DeliveryStatus | null {
  switch (status) {
    case 'QUEUED':
    case 'SENDING':
      return 'QUEUED';
    case 'CANCELLED':
      return null;
    case 'SENT':
    case 'DELIVERED':
    case 'BOUNCED':
    case 'FAILED':
      return status;
  }
}
