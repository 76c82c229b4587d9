import { useMutation } from '@apollo/client/react';
import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import {
  ChangeColleagueDocument,
  InviteColleagueDocument,
  type ManagedProfileRowFragment,
} from '../../../graph/generated/graphql';
import { CheckBox } from '../../../shell/form/check-box';
import { FormField } from '../../../shell/form/form-field';
import { LocaleOptions } from '../../../shell/form/locale-options';
import { MutationForm, type Outcome } from '../../../shell/form/mutation-form';
import { useDraft } from '../../../shell/form/use-draft';
import { useWords } from '../../../words/words-context';

/**
 * The form for a colleague's name, address and language, which can also send an invitation. Only changed
 * values are sent. A new address and the invitation to it are saved in one transaction.
 */
export function ColleagueForm({ profile }: { readonly profile: ManagedProfileRowFragment }) {
  const { profiles, refusals } = useWords().ourAccounts;
  const words = profiles.editing;
  const [changeColleague] = useMutation(ChangeColleagueDocument);
  const [inviteColleague] = useMutation(InviteColleagueDocument);
  const displayName = useDraft(profile.displayName);
  const email = useDraft(profile.email);
  const locale = useDraft(profile.locale);
  const [isChecked, setChecked] = useState(false);
  const isInvited = isChecked && profile.viewerCanSendInvite;
  const username = profile.association?.identity.username;

  const save = async (): Promise<Outcome> => {
    const profileId = profile.id;
    const address = email.isChanged && { email: email.text };
    const changes = {
      ...(displayName.isChanged && { displayName: displayName.text }),
      ...(locale.isChanged && { locale: locale.text }),
      ...(!isInvited && address),
    };
    const hasChanges = Object.keys(changes).length > 0;
    if (!hasChanges && !isInvited)
      return { done: ({ ourAccounts }) => ourAccounts.profiles.editing.unchanged };
    if (hasChanges) {
      const { data } = await changeColleague({ variables: { input: { profileId, ...changes } } });
      const { userErrors = [] } = data?.updateProfile ?? {};
      if (userErrors.length > 0) return { userErrors };
      for (const draft of [displayName, locale, ...(isInvited ? [] : [email])]) draft.settle();
    }
    if (!isInvited) return { done: ({ ourAccounts }) => ourAccounts.profiles.editing.saved };

    const { data } = await inviteColleague({ variables: { input: { profileId, ...address } } });
    const { invitation, userErrors = [] } = data?.sendInvite ?? {};
    if (!invitation) {
      const message = address ? words.savedButAddress : words.savedOnly;
      return { userErrors: [...(hasChanges ? [{ code: 'NOT_INVITED', message }] : []), ...userErrors] };
    }
    email.settle();
    // So that a later change doesn't send another invitation.
    setChecked(false);
    return {
      done: ({ ourAccounts: { profiles } }) =>
        (hasChanges || address ? profiles.editing.savedAndInvited : profiles.invited)({
          email: invitation.email,
        }),
    };
  };

  return (
    <MutationForm button={words.save} explain={refusals} submit={save} takesFocus>
      <FormField name="displayName" invalidCode="INVALID_DISPLAY_NAME" label={words.name} required>
        <Input
          autoComplete="off"
          value={displayName.text}
          onChange={(_event, { value }) => displayName.enter(value)}
        />
      </FormField>
      <FormField name="email" invalidCode="INVALID_EMAIL" label={words.email} hint={words.emailHint} required>
        <Input
          type="email"
          autoComplete="off"
          value={email.text}
          onChange={(_event, { value }) => email.enter(value)}
        />
      </FormField>
      <FormField name="locale" label={words.language}>
        <Select value={locale.text} onChange={(_event, { value }) => locale.enter(value)}>
          <LocaleOptions current={profile.locale} />
        </Select>
      </FormField>
      {profile.viewerCanSendInvite && (
        <Field hint={username === undefined ? null : profiles.moves({ username })}>
          <CheckBox
            label={words.invite}
            checked={isChecked}
            onChange={(_event, { checked }) => setChecked(checked === true)}
          />
        </Field>
      )}
    </MutationForm>
  );
}
