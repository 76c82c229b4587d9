import { useMutation } from '@apollo/client/react';
import {
  InviteColleagueDocument,
  type SentInvitationRowFragment,
  TakeBackInvitationDocument,
} from '../../../graph/generated/graphql';
import { useWords } from '../../../words/words-context';
import { type RowNotes } from '../list/row-notes';

/** Gives what an administrator does to invitations; what came of it becomes a note of the invitation. */
export function useInvitationChanges(notes: RowNotes, refetch: () => Promise<unknown>) {
  const { invitations: words } = useWords().ourAccounts;
  const [takeBack] = useMutation(TakeBackInvitationDocument);
  const [inviteColleague] = useMutation(InviteColleagueDocument);
  return {
    async revoke({ id }: SentInvitationRowFragment): Promise<void> {
      try {
        const { data } = await takeBack({ variables: { input: { invitationId: id } } });
        const { userErrors = [] } = data?.revokeInvite ?? {};
        if (userErrors.length > 0) notes.refuse(id, userErrors);
        else notes.say(id, words.revoked);
      } catch (error) {
        notes.fail(id, error);
      }
    },

    /** Sends another invitation in the place of this one; the list then has both. */
    async resend({ id, profile }: SentInvitationRowFragment): Promise<void> {
      try {
        const { data } = await inviteColleague({ variables: { input: { profileId: profile.id } } });
        const { invitation, userErrors = [] } = data?.sendInvite ?? {};
        if (!invitation) return notes.refuse(id, userErrors);
        notes.say(id, words.resent({ email: invitation.email }));
        await refetch();
      } catch (error) {
        notes.fail(id, error);
      }
    },
  };
}
