import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { AccountEntity } from '../account/account.entity';
import type { Database } from '../database/database';
import type { ProfileEntity } from '../profile/profile.entity';
import { InvitationEntity } from './invitation.entity';

/** What the mail of an invitation tells of. */
export interface InvitationToMail {
  readonly invitation: InvitationEntity;
  readonly profile: ProfileEntity;
  readonly account: AccountEntity;
}

/**
 * Makes the loader of what invitation mails tell of, by the invitation's id: one statement for all that are asked for at once.
 *
 * Remembers nothing, for an invitation may be taken back before the next batch.
 */
export function createInvitationToMailLoader(
  database: Database,
): Pick<DataLoader<string, InvitationToMail | null>, 'load'> {
  return new DataLoader<string, InvitationToMail | null>(
    async (ids) => {
      const invitations = await database.reads.find(InvitationEntity, {
        where: { id: In([...ids]) },
        relations: { profile: { account: true } },
      });
      const byId = new Map(invitations.map((invitation) => [invitation.id, presentFound(invitation)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    { cache: false, maxBatchSize: 500 },
  );
}

function presentFound(invitation: InvitationEntity): InvitationToMail | null {
  const { profile } = invitation;
  return profile?.account ? { invitation, profile, account: profile.account } : null;
}
