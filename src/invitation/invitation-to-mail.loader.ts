import DataLoader from 'dataloader';
import { AccountEntity } from '../account/account.entity';
import { AssociationEntity } from '../association/association.entity';
import type { Database } from '../database/database';
import { ProfileEntity } from '../profile/profile.entity';
import { type Inviter, inviterOf } from './find-inviter';
import { InvitationEntity } from './invitation.entity';
import { type JoinedInvitation, selectJoined } from './joined-invitation';

/** The data for an invitation's mail. */
export interface InvitationToMail {
  readonly invitation: InvitationEntity;
  readonly profile: ProfileEntity;
  readonly account: AccountEntity;
  /** The colleague to name to its reader (see `inviterOf`). */
  readonly inviter: Inviter | null;
  /** Whether that colleague has accepted an invitation to their current address (see `hasConfirmedAddress`). */
  readonly inviterHasConfirmedAddress: boolean;
}

type Joined = JoinedInvitation & {
  readonly sender: ProfileEntity | null;
  readonly partner: AccountEntity | null;
  readonly confirmation: InvitationEntity | null;
};

/**
 * Creates the loader of the data for invitation mails, by invitation id. It sends one statement for a batch.
 *
 * It caches nothing, since an invitation may be revoked before the next batch.
 */
export function createInvitationToMailLoader(
  database: Database,
): Pick<DataLoader<string, InvitationToMail | null>, 'load'> {
  return new DataLoader<string, InvitationToMail | null>(
    async (ids) => {
      const byId = new Map((await findJoined(database, ids)).map((joined) => [joined.id, joined]));
      return ids.map((id) => {
        const joined = byId.get(id);
        if (!joined) return null;
        const { ofProfile: profile, ofAccount: account, sender, partner, confirmation } = joined;
        return {
          invitation: joined,
          profile,
          account,
          inviter: inviterOf({ invitation: joined, account, sender, partner }),
          inviterHasConfirmedAddress: confirmation !== null,
        };
      });
    },
    { cache: false, maxBatchSize: 500 },
  );
}

async function findJoined(database: Database, ids: readonly string[]): Promise<readonly Joined[]> {
  const found = await selectJoined(database.reads, ids)
    .leftJoinAndMapOne('invitation.sender', ProfileEntity, 'sender', 'sender.id = invitation.sentByProfileId')
    .leftJoinAndMapOne('invitation.partner', AccountEntity, 'partner', 'partner.id = account.partnerId')
    .leftJoin(AssociationEntity, 'held', 'held.profileId = sender.id AND held.endedAt IS NULL')
    .leftJoinAndMapOne(
      'invitation.confirmation',
      InvitationEntity,
      'confirmation',
      [
        'confirmation.profileId = sender.id',
        'confirmation.emailKey = sender.emailKey',
        "confirmation.state = 'ACCEPTED'",
        'confirmation.acceptedByIdentityId = held.identityId',
      ].join(' AND '),
    )
    .getMany();
  return found as Joined[];
}
