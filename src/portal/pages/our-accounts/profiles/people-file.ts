import { useApolloClient } from '@apollo/client/react';
import {
  AccountProfilesDocument,
  CountAccountProfilesDocument,
  type CountAccountProfilesQueryVariables,
  type ProfileOrder,
  type ManagedProfileRowFragment,
} from '../../../graph/generated/graphql';
import { useFormats, useWords } from '../../../words/words-context';
import { type FileColumn } from '../download/download-button';
import { pageOf, type PagedList } from '../list/read-all';

/** Returns the columns of the file of people. */
export function usePeopleFileColumns(): readonly FileColumn<ManagedProfileRowFragment>[] {
  const { shell, ourAccounts } = useWords();
  const { profiles: words, invitations, download } = ourAccounts;
  const { language } = useFormats();
  return [
    { title: words.editing.name, text: ({ displayName }) => displayName },
    { title: words.editing.email, text: ({ email }) => email },
    { title: words.role, text: ({ role }) => shell.roles[role] },
    { title: words.status, text: ({ status }) => words.statuses[status] },
    { title: words.editing.language, text: ({ locale }) => language(locale) },
    { title: words.identity, text: ({ association }) => association?.identity.username },
    { title: words.lastUsed, text: ({ lastUsedAt }) => lastUsedAt },
    { title: download.invitedUntil, text: ({ pendingInvitation }) => pendingInvitation?.expiresAt },
    {
      title: download.delivery,
      text: ({ pendingInvitation: pending }) =>
        pending && invitations.deliveries[pending.delivery ?? 'NEVER'],
    },
  ];
}

/** Returns the whole list of people that the filters find, in an order. */
export function useAllPeople(
  sought: CountAccountProfilesQueryVariables,
  orderBy: ProfileOrder | undefined,
): PagedList<ManagedProfileRowFragment> {
  const client = useApolloClient();
  return {
    async readPage(after) {
      const variables = { ...sought, orderBy, first: 100, after };
      const { data } = await client.query({
        query: AccountProfilesDocument,
        variables,
        fetchPolicy: 'no-cache',
      });
      return pageOf(data?.account?.profiles);
    },
    async count() {
      const { data } = await client.query({
        query: CountAccountProfilesDocument,
        variables: sought,
        fetchPolicy: 'no-cache',
      });
      return data?.account?.profiles?.totalCount;
    },
  };
}
