import { useMutation } from '@apollo/client/react';
import { Textarea } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { AddColleaguesDocument } from '../../../graph/generated/graphql';
import { FormField } from '../../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../../shell/form/mutation-form';
import { PageTitle } from '../../../shell/page-title';
import { TextLink } from '../../../shell/text-link';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { LinePreview } from './line-preview';
import { NewProfileFields, newProfileIn } from './new-profile-fields';
import {
  type EntryRefusal,
  isSendable,
  type ListEntry,
  NOTHING_SENT,
  readLines,
  withOtherChoices,
  withoutAdded,
} from './read-lines';
import { accountPath } from '../../../account-path';

/**
 * The form that adds a pasted list of people to an account. Entries that are refused stay in it, with the
 * reason. They aren't sent again until they're edited, except those that can succeed later.
 */
export function AddMany({ account }: { readonly account: ManagedAccountView }) {
  const { adding: words, refusals } = useWords().ourAccounts;
  const [addColleagues] = useMutation(AddColleaguesDocument);
  const [list, setList] = useState('');
  const [sent, setSent] = useState(NOTHING_SENT);
  const entries = useMemo(() => readLines(list, sent), [list, sent]);
  const ready = entries.filter(isSendable);

  const add = async (form: FormData): Promise<Outcome> => {
    if (ready.length === 0) {
      const code = entries.length === 0 ? 'EMPTY' : 'NOTHING_READY';
      return { userErrors: [{ code, message: '', field: ['list'] }] };
    }
    const { role, locale, isInvited } = newProfileIn(form);
    const profiles = ready.map(({ displayName, email }) => ({ displayName, email, role, locale }));
    const { data } = await addColleagues({
      variables: { input: { accountId: account.id, profiles, sendInvites: isInvited } },
    });
    const { results = [], userErrors = [] } = data?.addProfiles ?? {};
    if (userErrors.length > 0) return { userErrors };
    const added: ListEntry[] = [];
    const refused = new Map<string, EntryRefusal>();
    for (const { index, profile, userErrors: reasons } of results) {
      const entry = ready[index];
      if (entry && profile) added.push(entry);
      else if (entry) refused.set(entry.text, reasons);
    }
    setSent((before) => ({
      refused: new Map([...before.refused, ...refused]),
      added: new Set([...before.added, ...added.map(({ email }) => email.toLowerCase())]),
    }));
    // From the current list: adding 500 people takes time, and the person may continue to type.
    setList((now) =>
      withoutAdded(
        now,
        added.map(({ text }) => text),
      ),
    );
    return {
      done: ({ ourAccounts: { adding } }) =>
        [
          adding.addedMany({ count: added.length }),
          ...(refused.size > 0 ? [adding.refusedMany({ count: refused.size })] : []),
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
        button={ready.length > 0 ? words.addMany({ count: ready.length }) : words.add}
        explain={{ ...refusals, NOTHING_READY: words.nothingReady }}
        isUnsaved={list.trim() !== ''}
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
        <NewProfileFields onChoose={() => setSent(withOtherChoices)} />
      </MutationForm>
      <LinePreview entries={entries} refused={sent.refused} />
    </>
  );
}
