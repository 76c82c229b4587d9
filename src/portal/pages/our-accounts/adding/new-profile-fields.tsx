import { Checkbox, Field, Select } from '@fluentui/react-components';
import { type ProfileRole } from '../../../graph/generated/graphql';
import { FormField } from '../../../shell/form/form-field';
import { textIn } from '../../../shell/form/text-in';
import { useWords } from '../../../words/words-context';
import { LanguageOptions } from '../profiles/language-options';

/** What is chosen for whoever is added, one or many. */
export interface NewProfileChoices {
  readonly role: ProfileRole;
  readonly locale: string;
  readonly isInvited: boolean;
}

/** The fields for what is chosen for whoever is added. */
export function NewProfileFields() {
  const { adding: words, profiles } = useWords().ourAccounts;
  return (
    <>
      <FormField name="role" label={words.role}>
        <Select defaultValue="MEMBER">
          <option value="MEMBER">{profiles.roles.MEMBER}</option>
          <option value="ADMINISTRATOR">{profiles.roles.ADMINISTRATOR}</option>
        </Select>
      </FormField>
      <FormField name="locale" label={words.language}>
        <Select defaultValue="en">
          <LanguageOptions />
        </Select>
      </FormField>
      <Field hint={words.inviteHint}>
        <Checkbox name="invite" value="1" defaultChecked label={words.invite} />
      </Field>
    </>
  );
}

/** Reads what was chosen in those fields. */
export function newProfileIn(entries: FormData): NewProfileChoices {
  return {
    role: textIn(entries, 'role') === 'ADMINISTRATOR' ? 'ADMINISTRATOR' : 'MEMBER',
    locale: textIn(entries, 'locale'),
    isInvited: entries.get('invite') !== null,
  };
}
