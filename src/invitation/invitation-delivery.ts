import { In } from 'typeorm';
import type { Clock } from '../foundation/clock';
import { grouped } from '../foundation/grouped';
import type { MailTemplate } from '../mail/delivery-worker';
import type { MailStatus } from '../mail/mail';
import type { DeliveryStatus } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { notifyInviterOfBounce } from './invitation-bounced-mail';

/**
 * Creates the function that records the delivery status of mails on their invitations, in the transaction that changes
 * the mails. Sends one statement per status, and notifies the senders of bounced invitations.
 */
export function createRecordDelivery(clock: Clock): NonNullable<MailTemplate['onSettled']> {
  return async (manager, mails) => {
    for (const [status, each] of grouped(mails, (mail) => mail.status)) {
      const ids = each.map(({ subjectId }) => subjectId);
      await manager.update(InvitationEntity, { id: In(ids) }, { delivery: deliveryOf(status) });
      if (status !== 'BOUNCED') continue;
      for (const invitation of await manager.findBy(InvitationEntity, { id: In(ids) }))
        await notifyInviterOfBounce(manager, invitation, clock.now());
    }
  };
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
