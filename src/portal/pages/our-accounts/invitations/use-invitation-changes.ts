import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { asProfile } from '../../../graph/as-profile';
import {
  InviteColleagueDocument,
  type SentInvitationRowFragment,
  TakeBackInvitationDocument,
} from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { useWords } from '../../../words/words-context';
import { type RowNotes } from '../list/row-notes';

/** As long a second click may be meant for what stood there before. */
const SETTLING_MS = 3_000;

/** Gives what an administrator does to invitations; what came of it becomes a note of the invitation. */
export function useInvitationChanges(notes: RowNotes, refetch: () => Promise<unknown>) {
  const { invitations: words } = useWords().ourAccounts;
  const context = asProfile(useActiveProfile().id);
  const [takeBack] = useMutation(TakeBackInvitationDocument, { context });
  const [inviteColleague] = useMutation(InviteColleagueDocument, { context });
  const [settling, setSettling] = useState<ReadonlySet<string>>(new Set());
  return {
    /** Tells whether an invitation has just come where another was, so that a click on it may be one too many. */
    isSettling: (id: string): boolean => settling.has(id),

    revoke: ({ id }: SentInvitationRowFragment): Promise<void> =>
      notes.during(id, async () => {
        const { data } = await takeBack({ variables: { input: { invitationId: id } } });
        const { userErrors = [] } = data?.revokeInvite ?? {};
        if (userErrors.length > 0) notes.refuse(id, userErrors);
        else notes.say(id, words.revoked);
      }),

    /** Sends another invitation in the place of this one; the list then has both. */
    resend: ({ id, profile }: SentInvitationRowFragment): Promise<void> =>
      notes.during(id, async () => {
        const { data } = await inviteColleague({ variables: { input: { profileId: profile.id } } });
        const { invitation, userErrors = [] } = data?.sendInvite ?? {};
        if (!invitation) return notes.refuse(id, userErrors);
        notes.say(id, words.resent({ email: invitation.email }));
        const sentId = invitation.id;
        setSettling((others) => new Set(others).add(sentId));
        // It was sent, even if the list can't be had now, which the list says itself.
        await refetch().catch(() => undefined);
        setTimeout(
          () => setSettling((all) => new Set([...all].filter((one) => one !== sentId))),
          SETTLING_MS,
        );
      }),
  };
}
