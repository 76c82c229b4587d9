import { useMutation, useQuery } from '@apollo/client/react';
import { Checkbox, Input, Select } from '@fluentui/react-components';
import {
  ChangeColleagueDocument,
  InviteColleagueDocument,
  ManagedProfileDocument,
} from '../../../graph/generated/graphql';
import { FormField } from '../../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../../shell/form/mutation-form';
import { textIn } from '../../../shell/form/text-in';
import { PageTitle } from '../../../shell/page-title';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { TextLink } from '../../../shell/text-link';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { LanguageOptions } from './language-options';

/** The form that changes the name, the address and the language of a colleague, and invites them to the new address. */
export function EditColleague({
  account,
  profileId,
}: {
  readonly account: ManagedAccountView;
  readonly profileId: string;
}) {
  const { ourAccounts } = useWords();
  const { adding, profiles, refusals } = ourAccounts;
  const words = profiles.editing;
  const { data, error, refetch } = useQuery(ManagedProfileDocument, { variables: { id: profileId } });
  const [changeColleague] = useMutation(ChangeColleagueDocument);
  const [inviteColleague] = useMutation(InviteColleagueDocument);
  if (error && !data) return <Problem error={error} retry={refetch} />;
  if (!data) return <Progress />;
  const profile = data.profile?.account.id === account.id && data.profile.viewerCanEdit ? data.profile : null;
  const back = (
    <p>
      <TextLink to={`/our-accounts/${account.id}/profiles`}>{adding.back}</TextLink>
    </p>
  );
  if (!profile) {
    return (
      <>
        {back}
        <PageTitle key="edit">
          {ourAccounts.parts.title({ part: ourAccounts.parts.profiles, account: account.name })}
        </PageTitle>
        <p>{words.missing}</p>
      </>
    );
  }

  const save = async (entries: FormData): Promise<Outcome> => {
    const { data: changed } = await changeColleague({
      variables: {
        input: {
          profileId,
          displayName: textIn(entries, 'displayName'),
          email: textIn(entries, 'email'),
          locale: textIn(entries, 'locale'),
        },
      },
    });
    const { userErrors = [] } = changed?.updateProfile ?? {};
    if (userErrors.length > 0) return { userErrors };
    if (entries.get('invite') === null) return { done: words.saved };
    const { data: sent } = await inviteColleague({ variables: { input: { profileId } } });
    const invitation = sent?.sendInvite.invitation;
    if (!invitation) return { done: words.saved, userErrors: sent?.sendInvite.userErrors ?? [] };
    return { done: words.savedAndInvited({ email: invitation.email }) };
  };

  return (
    <>
      {back}
      <PageTitle key="edit">{words.title({ person: profile.displayName })}</PageTitle>
      <MutationForm button={words.save} explain={refusals} submit={save}>
        <FormField name="displayName" label={words.name} required>
          <Input autoComplete="off" defaultValue={profile.displayName} />
        </FormField>
        <FormField name="email" label={words.email} hint={words.emailHint} required>
          <Input type="email" autoComplete="off" defaultValue={profile.email} />
        </FormField>
        <FormField name="locale" label={words.language}>
          <Select defaultValue={profile.locale}>
            <LanguageOptions current={profile.locale} />
          </Select>
        </FormField>
        {profile.viewerCanSendInvite && <Checkbox name="invite" value="1" label={words.invite} />}
      </MutationForm>
    </>
  );
}
