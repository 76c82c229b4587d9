import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import {
  ChangeColleagueDocument,
  type ChangeColleagueMutation,
  EndColleagueAssociationDocument,
  InviteColleagueDocument,
  InviteColleaguesDocument,
  type ManagedProfileRowFragment,
  type ProfileRole,
  RemoveColleagueDocument,
  RevokeInvitationDocument,
  ViewerDocument,
} from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { type RowNotes } from '../list/row-notes';

/** A change that only people who can manage the profile can make. */
export type Change = { readonly role: ProfileRole } | { readonly status: 'ACTIVE' | 'DISABLED' };

/** How many invitations were sent, and how many were rejected. */
export interface Sent {
  readonly invited: number;
  readonly refused: number;
}

/**
 * Returns the actions for the profiles of a list. Their outcomes are shown as notes of the profiles. `onChanged`
 * is called after each successful change of a profile.
 */
export function useColleagueChanges(
  account: ManagedAccountView,
  notes: RowNotes,
  onChanged: () => void = () => undefined,
) {
  const own = useActiveProfile();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [changeColleague] = useMutation(ChangeColleagueDocument);
  const [removeColleague] = useMutation(RemoveColleagueDocument);
  const [inviteColleague] = useMutation(InviteColleagueDocument);
  const [revokeInvitation] = useMutation(RevokeInvitationDocument);
  const [endAssociation] = useMutation(EndColleagueAssociationDocument);
  const [inviteColleagues] = useMutation(InviteColleaguesDocument);

  // People who remove a right from themselves may no longer have access to this page.
  const leaveIfOwn = async (profileId: string): Promise<void> => {
    if (profileId !== own.id) return;
    // The change was made even if the viewer can't be reloaded.
    await client.refetchQueries({ include: [ViewerDocument] }).catch(() => undefined);
    await navigate('/');
  };

  const sayInvited = (id: string, email: string): void =>
    notes.say(id, ({ ourAccounts }) => ourAccounts.profiles.invited({ email }));

  return {
    /** Shows the change optimistically, and reverts it if it's rejected. */
    change: (profile: ManagedProfileRowFragment, change: Change): Promise<void> =>
      notes.during(profile.id, async () => {
        const { data } = await changeColleague({
          variables: { input: { profileId: profile.id, ...change } },
          optimisticResponse: hoped(account, { ...profile, ...change }),
        });
        const { userErrors = [] } = data?.updateProfile ?? {};
        if (userErrors.length > 0) return notes.refuse(profile.id, userErrors);
        const done = 'role' in change ? change.role : change.status;
        notes.say(profile.id, ({ ourAccounts }) => ourAccounts.profiles.done[done]);
        onChanged();
        await leaveIfOwn(profile.id);
      }),

    remove: ({ id }: ManagedProfileRowFragment): Promise<void> =>
      notes.during(id, async () => {
        const { data } = await removeColleague({ variables: { input: { profileId: id } } });
        const { userErrors = [] } = data?.removeProfile ?? {};
        if (userErrors.length > 0) return notes.refuse(id, userErrors);
        notes.say(id, ({ ourAccounts }) => ourAccounts.profiles.done.REMOVED);
        onChanged();
        await leaveIfOwn(id);
      }),

    invite: ({ id, email }: ManagedProfileRowFragment): Promise<void> =>
      notes.during(id, async () => {
        const { data } = await inviteColleague({ variables: { input: { profileId: id } } });
        const { userErrors = [] } = data?.sendInvite ?? {};
        if (userErrors.length > 0) return notes.refuse(id, userErrors);
        sayInvited(id, data?.sendInvite.invitation?.email ?? email);
        onChanged();
      }),

    /** Revokes the pending invitation of a profile. */
    revoke: ({ id, pendingInvitation }: ManagedProfileRowFragment): Promise<void> =>
      notes.during(id, async () => {
        const input = { invitationId: pendingInvitation?.id ?? '' };
        const { data } = await revokeInvitation({ variables: { input } });
        const { userErrors = [] } = data?.revokeInvite ?? {};
        if (userErrors.length > 0) return notes.refuse(id, userErrors);
        notes.say(id, ({ ourAccounts }) => ourAccounts.invitations.revoked);
        onChanged();
      }),

    /** Ends the association of a profile. The profile stays, without a Microsoft account. */
    endAssociation: ({ id, association }: ManagedProfileRowFragment): Promise<void> =>
      notes.during(id, async () => {
        const input = { associationId: association?.id ?? '' };
        const { data } = await endAssociation({ variables: { input } });
        const { userErrors = [] } = data?.endAssociation ?? {};
        if (userErrors.length > 0) return notes.refuse(id, userErrors);
        notes.say(id, ({ ourAccounts }) => ourAccounts.person.end.done);
        onChanged();
      }),

    /**
     * Invites several profiles in one request, except those with a pending action. Throws if the request
     * fails.
     */
    async inviteAll(profileIds: readonly string[]): Promise<Sent> {
      const free = notes.take(profileIds);
      let invited = 0;
      let refused = 0;
      if (free.length === 0) return { invited, refused };
      try {
        const invites = free.map((profileId) => ({ profileId }));
        const { data } = await inviteColleagues({ variables: { input: { invites } } });
        for (const { index, invitation, userErrors } of data?.sendInvites.results ?? []) {
          const id = free[index] ?? '';
          if (invitation) {
            invited += 1;
            sayInvited(id, invitation.email);
          } else {
            refused += 1;
            notes.refuse(id, userErrors);
          }
        }
      } finally {
        notes.release(free);
      }
      return { invited, refused };
    },
  };
}

/** The optimistic response, with the fields that the list shows. */
function hoped({ id }: ManagedAccountView, profile: ManagedProfileRowFragment): ChangeColleagueMutation {
  return {
    __typename: 'Mutation',
    updateProfile: {
      __typename: 'UpdateProfilePayload',
      profile: {
        ...profile,
        __typename: 'Profile',
        account: { __typename: 'Account', id, viewerCanManageProfiles: true, administrators: [] },
      },
      userErrors: [],
    },
  } as ChangeColleagueMutation;
}
