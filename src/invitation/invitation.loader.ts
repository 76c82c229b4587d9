import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { inOrderOf, type LoaderFactory } from '../database/loader-scope';
import type { Invitation } from './invitation';
import { InvitationEntity } from './invitation.entity';

/** Finds the pending invitation of profiles, even if it has expired; null for a profile that has none. */
export const pendingInvitationByProfileId: LoaderFactory<string, Invitation | null> = (database) =>
  new DataLoader(async (profileIds: readonly string[]) => {
    const invitations = await database.reads.findBy(InvitationEntity, {
      profileId: In([...profileIds]),
      state: 'PENDING',
    });
    return inOrderOf(profileIds, invitations, (invitation) => invitation.profileId);
  });
