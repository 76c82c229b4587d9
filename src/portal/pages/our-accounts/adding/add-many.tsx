import { useMutation } from '@apollo/client/react';
import { Textarea } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { asProfile } from '../../../graph/as-profile';
import { AddColleaguesDocument } from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { FormField } from '../../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../../shell/form/mutation-form';
import { PageTitle } from '../../../shell/page-title';
import { TextLink } from '../../../shell/text-link';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { useExplanation } from '../list/row-notes';
import { LinePreview } from './line-preview';
import { NewProfileFields, newProfileIn } from './new-profile-fields';
import { readLines, withoutAdded } from './read-lines';
import { accountPath } from '../../../account-path';

/** The form that adds a pasted list of people to an account. Lines that fail stay in it, with the reason. */
export function AddMany({ account }: { readonly account: ManagedAccountView }) {
  const { adding: words, refusals } = useWords().ourAccounts;
  const explain = useExplanation();
  const [addColleagues] = useMutation(AddColleaguesDocument, { context: asProfile(useActiveProfile().id) });
  const [list, setList] = useState('');
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const lines = useMemo(() => readLines(list), [list]);
  const good = lines.filter(({ problem }) => problem === null);

  const add = async (entries: FormData): Promise<Outcome> => {
    if (good.length === 0) return { userErrors: [{ code: 'EMPTY', message: '', field: ['list'] }] };
    const { role, locale, isInvited } = newProfileIn(entries);
    const profiles = good.map(({ displayName, email }) => ({ displayName, email, role, locale }));
    const { data } = await addColleagues({
      variables: { input: { accountId: account.id, profiles, sendInvites: isInvited } },
    });
    const { results = [], userErrors = [] } = data?.addProfiles ?? {};
    if (userErrors.length > 0) return { userErrors };
    const added: string[] = [];
    const reasons = new Map<string, string>();
    for (const result of results) {
      const text = good[result.index]?.text ?? '';
      if (result.profile) added.push(text);
      else reasons.set(text, result.userErrors.map(explain).join(' '));
    }
    setRefused(reasons);
    // From the current list: adding 500 people takes time, and the person may continue to type.
    setList((now) => withoutAdded(now, added));
    return {
      done: ({ ourAccounts: { adding } }) =>
        [
          adding.addedMany({ count: added.length }),
          ...(reasons.size > 0 ? [adding.refusedMany({ count: reasons.size })] : []),
        ].join(' '),
    };
  };

  return (
    <>
      <p>
        <TextLink to={accountPath(account.id, 'profiles')}>{words.back}</TextLink>
      </p>
      <PageTitle key="many">{words.titleMany({ account: account.name })}</PageTitle>
      <p>{words.lead}</p>
      <MutationForm
        button={good.length > 0 ? words.addMany({ count: good.length }) : words.add}
        explain={refusals}
        submit={add}
      >
        <FormField name="list" label={words.list} required>
          <Textarea
            rows={8}
            resize="vertical"
            placeholder={words.example}
            value={list}
            onChange={(_event, { value }) => setList(value)}
          />
        </FormField>
        <NewProfileFields />
      </MutationForm>
      <LinePreview lines={lines} refused={refused} />
    </>
  );
}
