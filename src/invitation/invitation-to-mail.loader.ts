import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import type { Database } from '../database/database';
import { ProfileEntity } from '../profile/profile.entity';
import { InvitationEntity } from './invitation.entity';

/** What the mail of an invitation tells of. */
export interface InvitationToMail {
  readonly invitation: InvitationEntity;
  readonly profile: ProfileEntity;
  readonly account: AccountEntity;
}

type Joined = InvitationEntity & { readonly ofProfile: ProfileEntity; readonly ofAccount: AccountEntity };

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
      const byId = new Map((await findJoined(database, ids)).map((joined) => [joined.id, joined]));
      return ids.map((id) => {
        const joined = byId.get(id);
        return joined ? { invitation: joined, profile: joined.ofProfile, account: joined.ofAccount } : null;
      });
    },
    { cache: false, maxBatchSize: 500 },
  );
}

async function findJoined(database: Database, ids: readonly string[]): Promise<readonly Joined[]> {
  const found = await database.reads
    .createQueryBuilder(InvitationEntity, 'invitation')
    .innerJoinAndMapOne('invitation.ofProfile', ProfileEntity, 'profile', 'profile.id = invitation.profileId')
    .innerJoinAndMapOne('invitation.ofAccount', AccountEntity, 'account', 'account.id = profile.accountId')
    .where({ id: In([...ids]) })
    .getMany();
  return found as Joined[];
}
