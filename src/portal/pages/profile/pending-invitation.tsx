import { type MyInvitationFragment } from '../../graph/generated/graphql';
import { useFormats, useWords } from '../../words/words-context';
import { Facts } from '../../shell/facts';

/** Shows the pending invitation and its delivery status. */
export function PendingInvitation({ invitation }: { readonly invitation: MyInvitationFragment }) {
  const { pending: words } = useWords().profile;
  const { dayAndTime } = useFormats();
  const { email, createdAt, expiresAt, delivery } = invitation;
  return (
    <Facts
      facts={[
        [words.to, email],
        [words.at, dayAndTime(createdAt)],
        [words.until, dayAndTime(expiresAt)],
        [
          words.delivery,
          <span key="delivery" role="status">
            {delivery ? words.states[delivery] : words.unsent}
          </span>,
        ],
      ]}
    />
  );
}
