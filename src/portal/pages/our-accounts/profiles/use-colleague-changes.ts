import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import {
  ChangeColleagueDocument,
  type ChangeColleagueMutation,
  EndColleagueAssociationDocument,
  InviteColleagueDocument,
  type ManagedProfileRowFragment,
  type ProfileRole,
  RemoveColleagueDocument,
  RestoreColleagueDocument,
  RevokeInvitationDocument,
  ViewerDocument,
} from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { type UserError } from '../../../shell/form/form-errors';
import { type RowNotes } from '../list/row-notes';

/** A change that only people who can manage the profile can make. */
export type Change = { readonly role: ProfileRole } | { readonly status: 'ACTIVE' | 'DISABLED' };

/**
 * Returns the actions for the profiles of a list. Their outcomes are shown as notes of the profiles.
 * `onChanged` is called after each successful change of a profile.
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
  const [restoreColleague] = useMutation(RestoreColleagueDocument);
  const [endAssociation] = useMutation(EndColleagueAssociationDocument);

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

    /** Adds a removed person again, as a new profile, and optionally sends an invitation to it. */
    restore: (
      { id }: ManagedProfileRowFragment,
      { sendInvite }: { readonly sendInvite: boolean },
    ): Promise<void> =>
      notes.during(id, async () => {
        const { data } = await restoreColleague({ variables: { input: { profileId: id, sendInvite } } });
        const { profile, userErrors = [] } = data?.restoreProfile ?? {};
        if (!profile) return notes.refuse(id, userErrors.map(explainedForRestoring));
        const { email } = profile;
        notes.say(id, ({ ourAccounts: { restoring } }) =>
          sendInvite ? restoring.doneAndInvited({ email }) : restoring.done,
        );
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
  };
}

/** Gives an error the code of its explanation: an address in use can't be changed here. */
function explainedForRestoring({
  code,
  message,
}: Pick<UserError, 'code' | 'message'>): Pick<UserError, 'code' | 'message'> {
  return { code: code === 'EMAIL_IN_USE' ? 'RESTORED_EMAIL_IN_USE' : code, message };
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
