import { useMutation } from '@apollo/client/react';
import { Input } from '@fluentui/react-components';
import { useId } from 'react';
import { OwnRequestsDocument, RequestAccessDocument } from '../../graph/generated/graphql';
import { FormField } from '../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../shell/form/mutation-form';
import { textIn } from '../../shell/form/text-in';
import { useHeadingStyles } from '../../shell/heading-styles';
import { useWords } from '../../words/words-context';

/**
 * The form for people without a profile to request access from an account's administrators, by its account number.
 */
export function RequestAccessForm() {
  const { access: words, refusals } = useWords().associate;
  const titleId = useId();
  const [requestAccess] = useMutation(RequestAccessDocument, { refetchQueries: [OwnRequestsDocument] });

  const submit = async (entries: FormData): Promise<Outcome> => {
    const input = { accountNumber: textIn(entries, 'accountNumber') };
    const { data } = await requestAccess({ variables: { input } });
    return {
      userErrors: data?.requestAccess.userErrors ?? [],
      done: ({ associate }) => associate.access.done,
    };
  };
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={useHeadingStyles().second}>
        {words.title}
      </h2>
      <p>{words.lead}</p>
      <MutationForm button={words.button} explain={refusals} submit={submit}>
        <FormField name="accountNumber" label={words.number} hint={words.numberHint}>
          <Input autoComplete="off" />
        </FormField>
      </MutationForm>
    </section>
  );
}
