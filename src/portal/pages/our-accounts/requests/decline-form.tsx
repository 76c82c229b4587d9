import { useMutation } from '@apollo/client/react';
import { Select } from '@fluentui/react-components';
import { useId } from 'react';
import { type AccessRequestRowFragment, DeclineRequestDocument } from '../../../graph/generated/graphql';
import { FormField } from '../../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../../shell/form/mutation-form';
import { textIn } from '../../../shell/form/text-in';
import { useHeadingStyles } from '../../../shell/heading-styles';
import { useWords } from '../../../words/words-context';
import { oneOf, wordsOf } from '../list/list-address';

/** The form that declines a request, with a reason. */
export function DeclineForm({
  request,
  onDone,
}: {
  readonly request: AccessRequestRowFragment;
  readonly onDone: (declined: AccessRequestRowFragment) => void;
}) {
  const { ourAccounts, accessRequests: words } = useWords();
  const titleId = useId();
  const [declineRequest] = useMutation(DeclineRequestDocument);

  const decline = async (entries: FormData): Promise<Outcome> => {
    const reason = oneOf(wordsOf(words.reasons), textIn(entries, 'reason')) ?? 'OTHER';
    const { data } = await declineRequest({
      variables: { input: { accessRequestId: request.id, reason } },
    });
    const { accessRequest, userErrors = [] } = data?.declineAccessRequest ?? {};
    if (accessRequest) onDone(accessRequest);
    return { userErrors };
  };
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={useHeadingStyles().second}>
        {words.decline}
      </h2>
      <p>{words.declineLead}</p>
      <MutationForm
        button={words.decline}
        explain={{ ...ourAccounts.refusals, ...words.refusals }}
        submit={decline}
      >
        <FormField name="reason" label={words.reason}>
          <Select defaultValue="UNKNOWN_PERSON">
            {wordsOf(words.reasons).map((reason) => (
              <option key={reason} value={reason}>
                {words.reasons[reason]}
              </option>
            ))}
          </Select>
        </FormField>
      </MutationForm>
    </section>
  );
}
