import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import {
  InviteColleagueDocument,
  type SentInvitationRowFragment,
  RevokeInvitationDocument,
} from '../../../graph/generated/graphql';
import { type RowNotes } from '../list/row-notes';

/** How long a second click may be intended for the row that was there before. */
const SETTLING_MS = 3_000;

/** Returns the actions for invitations. Their outcomes are shown as notes of the invitations. */
export function useInvitationChanges(notes: RowNotes, refetch: () => Promise<unknown>) {
  const [revokeInvitation] = useMutation(RevokeInvitationDocument);
  const [inviteColleague] = useMutation(InviteColleagueDocument);
  const [settling, setSettling] = useState<ReadonlySet<string>>(new Set());
  return {
    /**
     * Returns whether an invitation has just appeared in place of another, so that a click may be the second
     * of a double click.
     */
    isSettling: (id: string): boolean => settling.has(id),

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
        const sentId = invitation.id;
        setSettling((others) => new Set(others).add(sentId));
        // The invitation was sent even if the list can't be reloaded. The list shows that error itself.
        await refetch().catch(() => undefined);
        setTimeout(
          () => setSettling((all) => new Set([...all].filter((one) => one !== sentId))),
          SETTLING_MS,
        );
      }),
  };
}
