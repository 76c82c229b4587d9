import {
  ACCESS_GRANTED_TEMPLATE,
  createAccessGrantedMailRenderer,
} from '../access-request/access-granted-mail';
import {
  ACCESS_REQUEST_TEMPLATE,
  createAccessRequestMailRenderer,
} from '../access-request/access-request-mail';
import { createAdministratorContactMailRenderers } from '../access-request/administrator-contact-mail';
import {
  createPartnerContactMailRenderer,
  PARTNER_CONTACT_TEMPLATE,
} from '../access-request/partner-contact-mail';
import type { Clock } from '../foundation/clock';
import type { Config } from '../config/config';
import type { Database } from '../database/database';
import {
  createInvitationBouncedMailRenderer,
  INVITATION_BOUNCED_TEMPLATE,
} from '../invitation/invitation-bounced-mail';
import {
  createInvitationDeclinedMailRenderer,
  INVITATION_DECLINED_TEMPLATE,
} from '../invitation/invitation-declined-mail';
import { createRecordDelivery } from '../invitation/invitation-delivery';
import { createInvitationMailRenderer, INVITATION_TEMPLATE } from '../invitation/invitation-mail';
import { createProfileMovedMailRenderer, PROFILE_MOVED_TEMPLATE } from '../invitation/profile-moved-mail';
import type { MailTemplates } from '../mail/delivery-worker';
import { ADMINISTRATORS_TEMPLATE } from '../profile/administrators-changed';
import { createAdministratorsMailRenderer } from '../profile/administrators-mail';

/** Creates the templates of all mails, by their names in the outbox. */
export function createMailTemplates({
  config,
  database,
  clock,
}: {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
}): MailTemplates {
  const { publicUrl } = config;
  const { replyTo } = config.mail;
  return {
    [INVITATION_TEMPLATE]: {
      render: createInvitationMailRenderer({
        database,
        clock,
        keys: config.secretKeys,
        publicUrl,
        replyTo,
      }),
      onSettled: createRecordDelivery(clock),
    },
    [INVITATION_BOUNCED_TEMPLATE]: {
      render: createInvitationBouncedMailRenderer({ database, clock, publicUrl }),
    },
    [INVITATION_DECLINED_TEMPLATE]: {
      render: createInvitationDeclinedMailRenderer({ database, publicUrl }),
    },
    [PROFILE_MOVED_TEMPLATE]: { render: createProfileMovedMailRenderer({ database, publicUrl }) },
    [ACCESS_REQUEST_TEMPLATE]: { render: createAccessRequestMailRenderer({ database, clock, publicUrl }) },
    [ACCESS_GRANTED_TEMPLATE]: { render: createAccessGrantedMailRenderer({ database, publicUrl }) },
    [PARTNER_CONTACT_TEMPLATE]: {
      render: createPartnerContactMailRenderer({ database, clock, publicUrl, replyTo }),
    },
    ...createAdministratorContactMailRenderers({ database, clock, publicUrl, replyTo }),
    [ADMINISTRATORS_TEMPLATE]: { render: createAdministratorsMailRenderer({ database, publicUrl }) },
  };
}
