import type { Clock } from '../foundation/clock';
import { createRecordDelivery } from '../invitation/invitation-delivery';
import { INVITATION_TEMPLATE } from '../invitation/invitation-mail';
import type { MailTemplates } from '../mail/delivery-worker';

/** Returns templates for commands that render no mail, but record the outcomes of mails with their invitations. */
export function recordingTemplates(clock: Clock): MailTemplates {
  return {
    [INVITATION_TEMPLATE]: {
      render: () => Promise.resolve(null),
      onSettled: createRecordDelivery(clock),
    },
  };
}
