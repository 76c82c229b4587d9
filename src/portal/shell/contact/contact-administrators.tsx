import { useMutation } from '@apollo/client/react';
import { makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { ContactAdministratorsDocument } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';
import { FormField } from '../form/form-field';
import { MutationForm, type Outcome } from '../form/mutation-form';
import { textIn } from '../form/text-in';

// In the order of the list. The first one is selected.
const TOPICS = ['ADD_COLLEAGUE', 'CHANGE_MY_PROFILE', 'ACCESS', 'OTHER'] as const;

const useStyles = makeStyles({
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** The form that asks an account's administrators for help by e-mail. Their addresses aren't shown. */
export function ContactAdministrators({ accountId }: { readonly accountId: string }) {
  const { contact: words } = useWords().support;
  const styles = useStyles();
  const [contactAdministrators] = useMutation(ContactAdministratorsDocument);

  const submit = async (entries: FormData): Promise<Outcome> => {
    const chosen = textIn(entries, 'topic');
    const topic = TOPICS.find((each) => each === chosen) ?? 'OTHER';
    const { data } = await contactAdministrators({ variables: { input: { accountId, topic } } });
    const names = data?.contactAdministrators.administratorNames ?? [];
    return {
      userErrors: data?.contactAdministrators.userErrors ?? [],
      done: ({ support }, formats) => support.contact.done({ names: formats.list(names) }),
    };
  };
  return (
    <MutationForm
      button={null}
      otherButton={{ action: 'contact', label: words.button }}
      explain={words.refusals}
      submit={submit}
    >
      <FormField name="topic" label={words.topic}>
        <Select>
          {TOPICS.map((topic) => (
            <option key={topic} value={topic}>
              {words.topics[topic]}
            </option>
          ))}
        </Select>
      </FormField>
      <span className={styles.note}>{words.note}</span>
    </MutationForm>
  );
}
