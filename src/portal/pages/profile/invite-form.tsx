import { useMutation } from '@apollo/client/react';
import { Input } from '@fluentui/react-components';
import { type MyDetailsFragment, SendMyInviteDocument } from '../../graph/generated/graphql';
import { FormField } from '../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../shell/form/mutation-form';
import { useWords } from '../../words/words-context';
import { asProfile } from '../../graph/as-profile';
import { checkRefusals } from './own-refusal';
import { useDraft } from '../../shell/form/use-draft';

/** The form that sends an invitation. If another address is entered, it becomes the profile's address. */
export function InviteForm({ profile }: { readonly profile: MyDetailsFragment }) {
  const { profile: words } = useWords();
  const [send, { client }] = useMutation(SendMyInviteDocument, { context: asProfile(profile.id) });
  const [email, setEmail] = useDraft(profile.email);

  const submit = async (): Promise<Outcome> => {
    const input = { profileId: profile.id, ...(email !== profile.email && { email }) };
    const { data } = await send({ variables: { input } });
    const { invitation, userErrors = [] } = data?.sendInvite ?? {};
    await checkRefusals(client, userErrors);
    return invitation ? { done: words.invite.sent({ email: invitation.email }) } : { userErrors };
  };

  return (
    <MutationForm button={words.invite.button} explain={words.refusals} submit={submit}>
      <FormField name="email" label={words.invite.to} hint={words.invite.toHint} required>
        <Input
          type="email"
          value={email}
          autoComplete="email"
          onChange={(_event, { value }) => setEmail(value)}
        />
      </FormField>
    </MutationForm>
  );
}
