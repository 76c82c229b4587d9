import { PROGRAM_NAME, programOf } from '../account/account';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { parseEmailAddress } from '../foundation/email-address';
import type { MailRenderer } from '../mail/delivery-worker';
import type { SecretKeys } from '../foundation/secret-keys';
import { composeInvitation } from './compose-invitation';
import { statusOf } from './invitation';
import { createInvitationToMailLoader } from './invitation-to-mail.loader';
import { tokenOf } from './invitation-token';

/** Names the template of invitations in the outbox. */
export const INVITATION_TEMPLATE = 'invitation';

/** Says where answers to an invitation go: to who sent it, or to nobody but the configured sender. */
export type ReplyToPolicy = 'inviter' | 'none';

/**
 * Makes the renderer of invitation mails.
 *
 * The link, with its token, is made here and nowhere kept. The token travels in the fragment, which no server
 * logs and no referrer carries. What is read of the invitations of a batch is read together. An invitation that is no longer pending renders to nothing. Whether it moves the
 * profile from another Microsoft account, and who invites, is said as it is when the mail is sent. Throws when its key
 * has been retired, for whoever runs the service can bring the key back until the invitation expires.
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
    const { invitation, profile, account, inviter } = found;
    const token = tokenOf(invitation, keys);
    if (token === null) {
      throw new Error(
        `No link can be made for the invitation ${invitation.id}: its key ${invitation.tokenKeyId} has been retired from SECRET_KEYS.`,
      );
    }

    // Postmark refuses a mail whose answer address it can't use.
    const replyTo =
      inviter && dependencies.replyTo === 'inviter'
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
