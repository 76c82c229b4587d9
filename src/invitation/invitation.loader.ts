import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { inOrderOf, type LoaderFactory } from '../database/loader-scope';
import type { Connection, ConnectionArguments } from '../relay/connection';
import { connectionsOfStoredLists } from '../relay/stored-list';
import type { Invitation, InvitationStatus } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { invitationsOfProfile } from './invitation-list';
import { type InvitationType, presentInvitation } from './invitation.type';

/** Finds the pending invitation of profiles, even if it has expired; null for a profile that has none. */
export const pendingInvitationByProfileId: LoaderFactory<string, Invitation | null> = (database) =>
  new DataLoader(async (profileIds: readonly string[]) => {
    const invitations = await database.reads.findBy(InvitationEntity, {
      profileId: In([...profileIds]),
      state: 'PENDING',
    });
    return inOrderOf(profileIds, invitations, (invitation) => invitation.profileId);
  });

/** The requested page of a profile's invitations, with their status at an instant. */
export interface InvitationPage {
  readonly profileId: string;
  readonly now: Date;
  readonly args: ConnectionArguments & { readonly status?: InvitationStatus | null };
}

/**
 * Reads pages of the invitations of profiles, of up to 100 profiles in one statement.
 *
 * Doesn't check access. Throws BAD_USER_INPUT that names the invalid argument.
 */
export const invitationsByProfilePage: LoaderFactory<InvitationPage, Connection<InvitationType>> = (
  database,
) =>
  new DataLoader(
    (pages: readonly InvitationPage[]) => {
      const requests = pages.map(({ profileId, now, args }) => ({
        list: invitationsOfProfile(database, profileId, args.status ?? null, now),
        args,
        present: (invitation: Invitation) => presentInvitation(invitation, now),
      }));
      return connectionsOfStoredLists(database, requests);
    },
    { cache: false },
  );
