import { useMutation } from '@apollo/client/react';
import { Input } from '@fluentui/react-components';
import { useState } from 'react';
import { AddColleagueDocument } from '../../../graph/generated/graphql';
import { FormField } from '../../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../../shell/form/mutation-form';
import { PageTitle } from '../../../shell/page-title';
import { TextLink } from '../../../shell/text-link';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { NewProfileFields, newProfileIn } from './new-profile-fields';
import { accountPath } from '../../../account-path';

/** The form that adds a person to an account. It's cleared after each person. */
export function AddOne({ account }: { readonly account: ManagedAccountView }) {
  const { adding: words, refusals } = useWords().ourAccounts;
  const [addColleague] = useMutation(AddColleagueDocument);
  const [displayName, setDisplayName] = useState('');
  const [email, setEmail] = useState('');

  const add = async (entries: FormData): Promise<Outcome> => {
    const { role, locale, isInvited } = newProfileIn(entries);
    const { data } = await addColleague({
      variables: {
        input: { accountId: account.id, displayName, email, role, locale, sendInvite: isInvited },
      },
    });
    const { profile, invitation, userErrors = [] } = data?.addProfile ?? {};
    if (!profile) return { userErrors };
    setDisplayName('');
    setEmail('');
    const person = profile.displayName;
    return {
      done: ({ ourAccounts: { adding } }) =>
        invitation ? adding.addedAndInvited({ person, email: invitation.email }) : adding.added({ person }),
    };
  };

  return (
    <>
      <p>
        <TextLink to={accountPath(account.id, 'profiles')}>{words.back}</TextLink>
      </p>
      <PageTitle key="one">{words.titleOne({ account: account.name })}</PageTitle>
      <MutationForm button={words.add} explain={refusals} submit={add} takesFocus>
        <FormField name="displayName" invalidCode="INVALID_DISPLAY_NAME" label={words.name} required>
          <Input
            autoComplete="off"
            value={displayName}
            onChange={(_event, { value }) => setDisplayName(value)}
          />
        </FormField>
        <FormField name="email" invalidCode="INVALID_EMAIL" label={words.email} required>
          <Input
            type="email"
            autoComplete="off"
            value={email}
            onChange={(_event, { value }) => setEmail(value)}
          />
        </FormField>
        <NewProfileFields />
      </MutationForm>
    </>
  );
}
