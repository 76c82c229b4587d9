import type { EntityManager } from 'typeorm';
import { PROGRAM_NAME, programOf } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import type { Database } from '../database/database';
import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { enqueueMail } from '../mail/outbox.repository';
import { ProfileEntity } from '../profile/profile.entity';
import { hasConfirmedAddress } from './confirmed-address';
import { findInviter } from './find-inviter';
import { composeInviterNotice, type InviterNotice } from './inviter-notice';
import type { Invitation } from './invitation';
import { InvitationEntity } from './invitation.entity';

/** The name of the template of the notices that an invitation reached the wrong person in the outbox. */
export const INVITATION_DECLINED_TEMPLATE = 'invitation-declined';

/**
 * Asks the colleague who sent an invitation to check its address, because it was declined as not meant for the
 * recipient. Asks nobody if the reader requested the invitation, if the colleague is gone, or if the colleague hasn't
 * confirmed the current address.
 *
 * Runs in the transaction that declines. Must be called only once for it, since each call queues a mail.
 */
export async function notifyInviterOfDecline(
  manager: EntityManager,
  invitation: Invitation,
  now: Date,
): Promise<void> {
  const account = await manager.findOneByOrFail(AccountEntity, { id: invitation.accountId });
  const inviter = await findInviter(manager, invitation, account);
  if (!inviter || !(await hasConfirmedAddress(manager, inviter.profile))) return;
  const { email: recipient } = inviter.profile;
  const mail = { template: INVITATION_DECLINED_TEMPLATE, subjectId: invitation.id, recipient };
  await enqueueMail(manager, mail, now);
}

/**
 * Creates the renderer of the notices that an invitation reached the wrong person.
 *
 * Renders nothing if the notice is obsolete: the profile is gone or has another address, or the sender is gone or has
 * another address.
 */
export function createInvitationDeclinedMailRenderer(dependencies: {
  readonly database: Database;
  readonly publicUrl: URL;
}): MailRenderer {
  const { reads } = dependencies.database;
  return async ({ subjectId, recipient }) => {
    const invitation = await reads.findOneBy(InvitationEntity, { id: subjectId });
    if (!invitation) return null;
    const profile = await reads.findOneByOrFail(ProfileEntity, { id: invitation.profileId });
    if (profile.status === 'REMOVED' || profile.emailKey !== invitation.emailKey) return null;
    const account = await reads.findOneByOrFail(AccountEntity, { id: invitation.accountId });
    const inviter = await findInviter(reads, invitation, account);
    if (inviter?.profile.email !== recipient) return null;
    return {
      tag: INVITATION_DECLINED_TEMPLATE,
      letter: composeInvitationDeclined({
        company: account.name,
        person: profile.displayName,
        address: invitation.email,
        program: PROGRAM_NAME[programOf(account.kind)],
        locale: inviter.profile.locale,
        link: dependencies.publicUrl.href,
      }),
    };
  };
}

/** Composes the notice that an invitation reached the wrong person. */
export function composeInvitationDeclined(about: InviterNotice): Letter {
  return composeInviterNotice(
    about,
    ({ declined }) => declined,
    ({ declined }) => declined.declined,
  );
}
