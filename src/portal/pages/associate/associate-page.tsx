import { useMutation } from '@apollo/client/react';
import { Input, makeStyles } from '@fluentui/react-components';
import { Suspense } from 'react';
import { RequestInvitesDocument } from '../../graph/generated/graphql';
import { useSignedIn } from '../../graph/viewer-context';
import { FormField } from '../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../shell/form/mutation-form';
import { textIn } from '../../shell/form/text-in';
import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';
import { OwnRequests } from './own-requests';
import { RequestAccessForm } from './request-access-form';
import { NothingArrived } from './nothing-arrived';

const useStyles = makeStyles({ page: { maxInlineSize: '40rem' } });

/** The association page: associates the profiles of an e-mail address with the Microsoft account. */
export function AssociatePage() {
  const { associate: words } = useWords();
  const [requestInvites] = useMutation(RequestInvitesDocument);

  const submit = async (entries: FormData): Promise<Outcome> => {
    const { data } = await requestInvites({ variables: { input: { email: textIn(entries, 'email') } } });
    return { userErrors: data?.requestInvites.userErrors ?? [], done: ({ associate }) => associate.done };
  };
  return (
    <div className={useStyles().page}>
      <PageTitle>{words.title}</PageTitle>
      <p>
        {/* As high as the text, so that nothing moves. */}
        <Suspense fallback={<>&nbsp;</>}>
          <Opening />
        </Suspense>
      </p>
      <p>{words.how}</p>
      <MutationForm button={words.button} explain={words.refusals} submit={submit}>
        <FormField name="email" label={words.email} hint={words.emailHint}>
          <Input type="email" autoComplete="email" />
        </FormField>
      </MutationForm>
      <NothingArrived />
      <RequestAccessForm />
      <OwnRequests />
    </div>
  );
}

function Opening() {
  const { associate: words } = useWords();
  return useSignedIn().profiles.edges.length === 0 ? words.none : words.more;
}
