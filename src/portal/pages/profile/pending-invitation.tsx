import { useMutation } from '@apollo/client/react';
import { type MyInvitationFragment, SendMyInviteDocument } from '../../graph/generated/graphql';
import { MutationForm, type Outcome } from '../../shell/form/mutation-form';
import { useFormats, useWords } from '../../words/words-context';
import { asProfile } from '../../graph/as-profile';
import { Facts } from './facts';
import { checkRefusals } from './own-refusal';

/** Shows the pending invitation and its delivery status, and a button that sends it again. */
export function PendingInvitation({
  invitation,
  profileId,
  canSend,
}: {
  readonly invitation: MyInvitationFragment;
  readonly profileId: string;
  readonly canSend: boolean;
}) {
  const { profile } = useWords();
  const { dayAndTime } = useFormats();
  const [send, { client }] = useMutation(SendMyInviteDocument, { context: asProfile(profileId) });
  const { pending: words, invite, refusals } = profile;
  const { email, createdAt, expiresAt, delivery } = invitation;

  const submit = async (): Promise<Outcome> => {
    const { data } = await send({ variables: { input: { profileId } } });
    const { invitation: sent, userErrors = [] } = data?.sendInvite ?? {};
    await checkRefusals(client, userErrors);
    return sent ? { done: invite.sent({ email: sent.email }) } : { userErrors };
  };

  return (
    <>
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
      {canSend && (
        <MutationForm button={words.again} explain={refusals} submit={submit}>
          {null}
        </MutationForm>
      )}
    </>
  );
}
