import { useMutation } from '@apollo/client/react';
import { Input, Select } from '@fluentui/react-components';
import { type MyDetailsFragment, UpdateMyProfileDocument } from '../../graph/generated/graphql';
import { FormField } from '../../shell/form/form-field';
import { LocaleOptions } from '../../shell/form/locale-options';
import { MutationForm, type Outcome } from '../../shell/form/mutation-form';
import { useWords } from '../../words/words-context';
import { asProfile } from '../../graph/as-profile';
import { checkRefusals } from './own-refusal';
import { useDraft } from '../../shell/form/use-draft';

/** The form for name, address and language. Only changed values are sent, to keep other people's changes. */
export function DetailsForm({ profile }: { readonly profile: MyDetailsFragment }) {
  const { profile: words } = useWords();
  const [update, { client }] = useMutation(UpdateMyProfileDocument, { context: asProfile(profile.id) });
  const [displayName, setDisplayName] = useDraft(profile.displayName);
  const [email, setEmail] = useDraft(profile.email);
  const [locale, setLocale] = useDraft(profile.locale);

  const submit = async (): Promise<Outcome> => {
    const changes = {
      ...(displayName !== profile.displayName && { displayName }),
      ...(email !== profile.email && { email }),
      ...(locale !== profile.locale && { locale }),
    };
    if (Object.keys(changes).length === 0) return { done: words.details.unchanged };
    const { data } = await update({ variables: { input: { profileId: profile.id, ...changes } } });
    const userErrors = data?.updateProfile.userErrors ?? [];
    await checkRefusals(client, userErrors);
    return userErrors.length > 0 ? { userErrors } : { done: words.details.saved };
  };

  return (
    <MutationForm button={words.details.save} explain={words.refusals} submit={submit}>
      <FormField name="displayName" label={words.details.name} required>
        <Input
          value={displayName}
          autoComplete="name"
          onChange={(_event, { value }) => setDisplayName(value)}
        />
      </FormField>
      <FormField name="email" label={words.details.email} hint={words.details.emailHint} required>
        <Input
          type="email"
          value={email}
          autoComplete="email"
          onChange={(_event, { value }) => setEmail(value)}
        />
      </FormField>
      <FormField name="locale" label={words.details.locale} hint={words.details.localeHint}>
        <Select value={locale} onChange={(_event, { value }) => setLocale(value)}>
          <LocaleOptions current={profile.locale} isOwn />
        </Select>
      </FormField>
    </MutationForm>
  );
}
