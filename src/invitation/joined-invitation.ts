import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { ProfileEntity } from '../profile/profile.entity';
import { InvitationEntity } from './invitation.entity';

/** An invitation with its profile and the profile's account. */
export type JoinedInvitation = InvitationEntity & {
  readonly ofProfile: ProfileEntity;
  readonly ofAccount: AccountEntity;
};

/** Creates the query for invitations of type `JoinedInvitation`. Further joins can use the alias `account`. */
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
