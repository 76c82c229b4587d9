import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { ProfileEntity } from '../profile/profile.entity';
import { InvitationEntity } from './invitation.entity';

/** An invitation with the profile that it is for and the account which that is of. */
export type JoinedInvitation = InvitationEntity & {
  readonly ofProfile: ProfileEntity;
  readonly ofAccount: AccountEntity;
};

/** Begins the query for invitations, each a `JoinedInvitation`; `account` may be joined further by that name. */
export function selectJoined(
  manager: EntityManager,
  ids: readonly string[],
): SelectQueryBuilder<InvitationEntity> {
  return manager
    .createQueryBuilder(InvitationEntity, 'invitation')
    .innerJoinAndMapOne('invitation.ofProfile', ProfileEntity, 'profile', 'profile.id = invitation.profileId')
    .innerJoinAndMapOne('invitation.ofAccount', AccountEntity, 'account', 'account.id = profile.accountId')
    .where({ id: In([...ids]) });
}
