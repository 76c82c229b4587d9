import { PROGRAM_NAME, programOf } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import type { MailRenderer } from '../mail/delivery-worker';
import { replyAddressOf } from '../mail/mail-address';
import { ProfileEntity } from '../profile/profile.entity';
import type { SecretKeys } from '../secret-keys';
import { composeInvitation } from './compose-invitation';
import { findInviter } from './find-inviter';
import { statusOf } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { tokenOf } from './invitation-token';

/** Names the template of invitations in the outbox. */
export const INVITATION_TEMPLATE = 'invitation';

/** Says where answers to an invitation go: to who sent it, or to nobody but the configured sender. */
export type ReplyToPolicy = 'inviter' | 'none';

/**
 * Makes the renderer of invitation mails.
 *
 * The link, with its token, is made here and nowhere kept. The token travels in the fragment, which no server
 * logs and no referrer carries. An invitation that is no longer pending renders to nothing. Whether it moves the
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
  return async ({ subjectId }) => {
    const now = clock.now();
    const invitation = await database.reads.findOneBy(InvitationEntity, { id: subjectId });
    if (!invitation || statusOf(invitation, now) !== 'PENDING') return null;
    const token = tokenOf(invitation, keys);
    if (token === null) {
      throw new Error(
        `No link can be made for the invitation ${invitation.id}: its key ${invitation.tokenKeyId} has been retired from SECRET_KEYS.`,
      );
    }

    const profile = await database.reads.findOneByOrFail(ProfileEntity, { id: invitation.profileId });
    const account = await database.reads.findOneByOrFail(AccountEntity, { id: profile.accountId });
    const inviter = await findInviter(database.reads, invitation, account);
    const replyTo =
      inviter && dependencies.replyTo === 'inviter' ? replyAddressOf(inviter.profile.email) : undefined;
    return {
      tag: INVITATION_TEMPLATE,
      fromName: PROGRAM_NAME[programOf(account.kind)],
      ...(replyTo !== undefined && { replyTo }),
      ...composeInvitation({
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
