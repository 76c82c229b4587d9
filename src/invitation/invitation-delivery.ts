import { In } from 'typeorm';
import type { ChangeFact } from '../change-log/change';
import { DELIVERY_TYPES } from '../change-log/change-types';
import { recordChanges } from '../change-log/record-changes';
import type { Clock } from '../foundation/clock';
import { grouped } from '../foundation/grouped';
import type { MailTemplate } from '../mail/delivery-worker';
import type { MailStatus } from '../mail/mail';
import type { DeliveryStatus, Invitation } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { notifyInviterOfBounce } from './invitation-bounced-mail';

/**
 * Creates the function that records the delivery status of mails on their invitations and in the change log, in the
 * transaction that changes the mails. Sends one statement per status and two more, and notifies the senders of bounced
 * invitations.
 */
export function createRecordDelivery(clock: Clock): NonNullable<MailTemplate['onSettled']> {
  return async (manager, mails) => {
    const now = clock.now();
    for (const [status, each] of grouped(mails, (mail) => mail.status)) {
      const ids = each.map(({ subjectId }) => subjectId);
      await manager.update(InvitationEntity, { id: In(ids) }, { delivery: deliveryOf(status) });
    }
    const changed = await manager.findBy(InvitationEntity, {
      id: In(mails.map(({ subjectId }) => subjectId)),
    });
    for (const invitation of changed)
      if (invitation.delivery === 'BOUNCED') await notifyInviterOfBounce(manager, invitation, now);
    await recordChanges(
      manager,
      changed.flatMap((invitation) => deliveryFact(invitation, now)),
    );
  };
}

/** Returns the change of an invitation whose mail has an outcome. */
function deliveryFact({ id, accountId, profileId, delivery }: Invitation, occurredAt: Date): ChangeFact[] {
  if (delivery === null || delivery === 'QUEUED') return [];
  const type = DELIVERY_TYPES[delivery];
  return [{ type, accountId, profileId, identityId: null, subjectId: id, occurredAt }];
}

/** Returns the delivery status for callers; null for a mail that was canceled before it was sent. */
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
