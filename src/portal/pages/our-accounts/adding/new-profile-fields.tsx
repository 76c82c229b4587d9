import { Field, Select } from '@fluentui/react-components';
import { type ProfileRole } from '../../../graph/generated/graphql';
import { CheckBox } from '../../../shell/form/check-box';
import { FormField } from '../../../shell/form/form-field';
import { LocaleOptions } from '../../../shell/form/locale-options';
import { textIn } from '../../../shell/form/text-in';
import { useWords } from '../../../words/words-context';

/** The choices that apply to all added profiles. */
export interface NewProfileChoices {
  readonly role: ProfileRole;
  readonly locale: string;
  readonly isInvited: boolean;
}

// Same as the service's default.
const USUAL_LOCALE = 'en';

/** The fields for the choices that apply to all added profiles. */
export function NewProfileFields({ onChoose }: { readonly onChoose?: () => void }) {
  const { shell, ourAccounts } = useWords();
  const { adding: words } = ourAccounts;
  return (
    <>
      <FormField name="role" label={words.role}>
        <Select defaultValue="MEMBER" onChange={onChoose}>
          <option value="MEMBER">{shell.roles.MEMBER}</option>
          <option value="ADMINISTRATOR">{shell.roles.ADMINISTRATOR}</option>
        </Select>
      </FormField>
      <FormField name="locale" label={words.language}>
        <Select defaultValue={USUAL_LOCALE} onChange={onChoose}>
          <LocaleOptions current={USUAL_LOCALE} />
        </Select>
      </FormField>
      <Field hint={words.inviteHint}>
        <CheckBox name="invite" value="1" defaultChecked label={words.invite} onChange={onChoose} />
      </Field>
    </>
  );
}

/** Reads these fields from a form. */
export function newProfileIn(entries: FormData): NewProfileChoices {
  return {
    role: textIn(entries, 'role') === 'ADMINISTRATOR' ? 'ADMINISTRATOR' : 'MEMBER',
    locale: textIn(entries, 'locale'),
    isInvited: entries.get('invite') !== null,
  };
}
