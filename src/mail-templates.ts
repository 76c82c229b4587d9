import {
  ACCESS_REQUEST_TEMPLATE,
  createAccessRequestMailRenderer,
} from './access-request/access-request-mail';
import type { Clock } from './clock';
import type { Config } from './config';
import type { Database } from './database/database';
import { recordDelivery } from './invitation/invitation-delivery';
import { createInvitationMailRenderer, INVITATION_TEMPLATE } from './invitation/invitation-mail';
import type { MailTemplates } from './mail/delivery-worker';

/** Makes the templates of all mails, by the names they have in the outbox. */
export function createMailTemplates({
  config,
  database,
  clock,
}: {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
}): MailTemplates {
  return {
    [INVITATION_TEMPLATE]: {
      render: createInvitationMailRenderer({
        database,
        clock,
        keys: config.secretKeys,
        publicUrl: config.publicUrl,
      }),
      onSettled: recordDelivery,
    },
    [ACCESS_REQUEST_TEMPLATE]: {
      render: createAccessRequestMailRenderer({ database, publicUrl: config.publicUrl }),
    },
  };
}
