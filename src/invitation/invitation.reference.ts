import { policy } from '../access/policy';
import { accountById } from '../account/account.loader';
import type { Database } from '../database/database';
import { profileById } from '../profile/profile.loader';
import { scopeOfProfile } from '../profile/profile.repository';
import { idsOf, type ResolveReferences } from '../request/entity-reference';
import type { Invitation } from './invitation';
import { presentInvitation } from './invitation.type';
import { type JoinedInvitation, selectJoined } from './joined-invitation';

/** Creates the resolver of references to invitations, which callers can read if they can read the profile. */
export function createInvitationReferences(database: Database): ResolveReferences {
  return async (references, context) => {
    const ids = idsOf(references);
    const caller = await context.caller();
    if (!caller || ids.length === 0) return references.map(() => null);
    const readable = new Map<string, Invitation>();
    const invitations = (await selectJoined(database.reads, ids).getMany()) as JoinedInvitation[];
    for (const invitation of invitations) {
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
