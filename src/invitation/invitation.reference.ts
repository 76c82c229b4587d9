import { In } from 'typeorm';
import { policy } from '../access/policy';
import type { Account } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import { accountById } from '../account/account.loader';
import type { Database } from '../database/database';
import type { Profile } from '../profile/profile';
import { ProfileEntity } from '../profile/profile.entity';
import { profileById } from '../profile/profile.loader';
import { scopeOfProfile } from '../profile/profile.repository';
import { idsOf, type ResolveReferences } from '../request/entity-reference';
import type { Invitation } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { presentInvitation } from './invitation.type';

type Joined = Invitation & { readonly ofProfile: Profile; readonly ofAccount: Account };

/** Makes what resolves references to invitations; whoever may read the profile may read them. */
export function createInvitationReferences(database: Database): ResolveReferences {
  return async (references, context) => {
    const ids = idsOf(references);
    const caller = await context.caller();
    if (!caller || ids.length === 0) return references.map(() => null);
    const readable = new Map<string, Invitation>();
    for (const invitation of await findInvitations(database, ids)) {
      const { ofProfile, ofAccount } = invitation;
      context.loaders.get(profileById).prime(ofProfile.id, ofProfile);
      context.loaders.get(accountById).prime(ofAccount.id, ofAccount);
      if (policy.mayReadProfile(caller, scopeOfProfile(ofProfile, ofAccount.partnerId)))
        readable.set(invitation.id, invitation);
    }
    return references.map(({ id }) => {
      const invitation = readable.get(id ?? '');
      return invitation ? presentInvitation(invitation, context.now()) : null;
    });
  };
}

async function findInvitations(database: Database, ids: readonly string[]): Promise<Joined[]> {
  const found = await database.reads
    .createQueryBuilder(InvitationEntity, 'invitation')
    .innerJoinAndMapOne('invitation.ofProfile', ProfileEntity, 'profile', 'profile.id = invitation.profileId')
    .innerJoinAndMapOne('invitation.ofAccount', AccountEntity, 'account', 'account.id = profile.accountId')
    .where({ id: In([...ids]) })
    .getMany();
  return found as (InvitationEntity & Joined)[];
}
