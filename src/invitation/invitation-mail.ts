import { PROGRAM_NAME, programOf } from '../account/account';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { parseEmailAddress } from '../foundation/email-address';
import type { MailRenderer } from '../mail/delivery-worker';
import type { SecretKeys } from '../foundation/secret-keys';
import { composeInvitation } from './compose-invitation';
import { statusOf } from './invitation-status';
import { createInvitationToMailLoader } from './invitation-to-mail.loader';
import { tokenOf } from './invitation-token';

/** The name of the template of invitations in the outbox. */
export const INVITATION_TEMPLATE = 'invitation';

/**
 * Where replies to a person's mail go, such as an invitation: to that person, if they have confirmed their address, or
 * only to the configured sender.
 */
export type ReplyToPolicy = 'inviter' | 'none';

/**
 * Creates the renderer of invitation mails.
 *
 * The link and its token are created here and never stored. The token is in the fragment, which isn't in logs or
 * referrers. The data for a batch of invitations is read together.
 *
 * Renders nothing if the invitation is no longer pending. The inviter, and whether accepting moves the profile, are
 * those at the time of sending. Throws if the invitation's key isn't configured, so that the mail is retried: operators
 * can restore the key until the invitation expires.
 */
export function createInvitationMailRenderer(dependencies: {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly publicUrl: URL;
  readonly replyTo: ReplyToPolicy;
}): MailRenderer {
  const { database, clock, keys, publicUrl } = dependencies;
  const invitationToMail = createInvitationToMailLoader(database);
  return async ({ subjectId }) => {
    const now = clock.now();
    const found = await invitationToMail.load(subjectId);
    if (!found || statusOf(found.invitation, now) !== 'PENDING') return null;
    const { invitation, profile, account, inviter, inviterHasConfirmedAddress } = found;
    const token = tokenOf(invitation, keys);
    if (token === null) {
      throw new Error(
        `No link can be made for the invitation ${invitation.id}: its key ${invitation.tokenKeyId} has been retired from SECRET_KEYS.`,
      );
    }

    // Postmark rejects mails with an invalid Reply-To address.
    const replyTo =
      inviter && inviterHasConfirmedAddress && dependencies.replyTo === 'inviter'
        ? parseEmailAddress(inviter.profile.email)?.address
        : undefined;
    return {
      tag: INVITATION_TEMPLATE,
      ...(replyTo !== undefined && { replyTo }),
      letter: composeInvitation({
        link: new URL(`/accept#token=${token}`, publicUrl).href,
        company: account.name,
        person: profile.displayName,
        address: invitation.email,
        program: PROGRAM_NAME[programOf(account.kind)],
        locale: profile.locale,
        expiresAt: invitation.expiresAt,
        now,
        isMove: profile.isAssociated,
        inviter: inviter && {
          name: inviter.profile.displayName,
          company: inviter.account.name,
          isOfPartner: inviter.account.id !== account.id,
        },
      }),
    };
  };
}
