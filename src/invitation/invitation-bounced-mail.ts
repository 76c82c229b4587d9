import type { EntityManager } from 'typeorm';
import { PROGRAM_NAME, programOf } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { enqueueMail } from '../mail/outbox.repository';
import { ProfileEntity } from '../profile/profile.entity';
import { hasConfirmedAddress } from './confirmed-address';
import { findInviter } from './find-inviter';
import { composeInviterNotice, type InviterNotice } from './inviter-notice';
import type { Invitation } from './invitation';
import { statusOf } from './invitation-status';
import { InvitationEntity } from './invitation.entity';

/** The name of the template of the notices that an invitation bounced in the outbox. */
export const INVITATION_BOUNCED_TEMPLATE = 'invitation-bounced';

/**
 * Notifies the colleague who sent an invitation that its mail bounced permanently. Notifies nobody if the reader
 * requested the invitation, if the colleague is gone, or if the colleague hasn't confirmed the current address.
 *
 * Runs in the transaction that records the bounce. Must be called only once for it, since each call queues a mail.
 */
export async function notifyInviterOfBounce(
  manager: EntityManager,
  invitation: Invitation,
  now: Date,
): Promise<void> {
  const account = await manager.findOneByOrFail(AccountEntity, { id: invitation.accountId });
  const inviter = await findInviter(manager, invitation, account);
  if (!inviter || !(await hasConfirmedAddress(manager, inviter.profile))) return;
  const { email: recipient } = inviter.profile;
  const mail = { template: INVITATION_BOUNCED_TEMPLATE, subjectId: invitation.id, recipient };
  await enqueueMail(manager, mail, now);
}

/**
 * Creates the renderer of the notices that an invitation bounced.
 *
 * Renders nothing if the notice is obsolete: the invitation is no longer pending, its mail was delivered after all, or
 * the sender is gone or has another address.
 */
export function createInvitationBouncedMailRenderer(dependencies: {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: URL;
}): MailRenderer {
  const { database, clock, publicUrl } = dependencies;
  const { reads } = database;
  return async ({ subjectId, recipient }) => {
    const invitation = await reads.findOneBy(InvitationEntity, { id: subjectId });
    if (!invitation || statusOf(invitation, clock.now()) !== 'PENDING') return null;
    if (invitation.delivery === 'DELIVERED') return null;
    const account = await reads.findOneByOrFail(AccountEntity, { id: invitation.accountId });
    const inviter = await findInviter(reads, invitation, account);
    if (inviter?.profile.email !== recipient) return null;
    const profile = await reads.findOneByOrFail(ProfileEntity, { id: invitation.profileId });
    const program = PROGRAM_NAME[programOf(account.kind)];
    return {
      tag: INVITATION_BOUNCED_TEMPLATE,
      letter: composeInvitationBounced({
        company: account.name,
        person: profile.displayName,
        address: invitation.email,
        program,
        locale: inviter.profile.locale,
        link: publicUrl.href,
      }),
    };
  };
}

/** Composes the notice that an invitation bounced. */
export function composeInvitationBounced(about: InviterNotice): Letter {
  return composeInviterNotice(
    about,
    ({ bounced }) => bounced,
    ({ bounced }) => bounced.bounced,
  );
}
