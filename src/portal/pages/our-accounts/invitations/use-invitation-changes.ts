import { useMutation } from '@apollo/client/react';
import {
  InviteColleagueDocument,
  type SentInvitationRowFragment,
  RevokeInvitationDocument,
} from '../../../graph/generated/graphql';
import { type RowNotes } from '../list/row-notes';

/** Returns the actions for invitations. Their outcomes are shown as notes of the invitations. */
export function useInvitationChanges(notes: RowNotes, refetch: () => Promise<unknown>) {
  const [revokeInvitation] = useMutation(RevokeInvitationDocument);
  const [inviteColleague] = useMutation(InviteColleagueDocument);
  return {
    revoke: ({ id }: SentInvitationRowFragment): Promise<void> =>
      notes.during(id, async () => {
        const { data } = await revokeInvitation({ variables: { input: { invitationId: id } } });
        const { userErrors = [] } = data?.revokeInvite ?? {};
        if (userErrors.length > 0) notes.refuse(id, userErrors);
        else notes.say(id, ({ ourAccounts }) => ourAccounts.invitations.revoked);
      }),

    /** Sends another invitation to the same profile. The list then shows both. */
    resend: ({ id, profile }: SentInvitationRowFragment): Promise<void> =>
      notes.during(id, async () => {
        const { data } = await inviteColleague({ variables: { input: { profileId: profile.id } } });
        const { invitation, userErrors = [] } = data?.sendInvite ?? {};
        if (!invitation) return notes.refuse(id, userErrors);
        const { email } = invitation;
        notes.say(id, ({ ourAccounts }) => ourAccounts.invitations.resent({ email }));
        // The invitation was sent even if the list can't be reloaded. The list shows that error itself.
        await refetch().catch(() => undefined);
      }),
  };
}
