import { useApolloClient } from '@apollo/client/react';
import {
  AccountAuditDocument,
  type AuditRowFragment,
  CountAccountAuditDocument,
  type CountAccountAuditQueryVariables,
} from '../../../graph/generated/graphql';
import { useFormats, useWords } from '../../../words/words-context';
import { type FileColumn } from '../download/download-button';
import { pageOf, type PagedList } from '../list/read-all';
import { actorText, changeText } from './audit-texts';

/** Returns the columns of the audit trail's file. */
export function useAuditFileColumns(): readonly FileColumn<AuditRowFragment>[] {
  const words = useWords();
  const formats = useFormats();
  const { audit, download } = words.ourAccounts;
  return [
    { title: audit.when, text: ({ occurredAt }) => occurredAt },
    { title: audit.what, text: ({ action }) => audit.actions[action] },
    { title: audit.affected, text: ({ profile }) => profile?.displayName },
    { title: audit.who, text: (event) => actorText(event, words) },
    {
      title: audit.changes,
      text: ({ changes }) => changes.map((change) => changeText(change, words, formats)).join('\n'),
    },
    { title: download.request, text: ({ requestId }) => requestId },
  ];
}

/** Returns the whole audit trail that the filters find. */
export function useWholeAudit(sought: CountAccountAuditQueryVariables): PagedList<AuditRowFragment> {
  const client = useApolloClient();
  return {
    async readPage(after) {
      const variables = { ...sought, first: 100, after };
      const { data } = await client.query({
        query: AccountAuditDocument,
        variables,
        fetchPolicy: 'no-cache',
      });
      return pageOf(data?.account?.auditEvents);
    },
    async count() {
      const { data } = await client.query({
        query: CountAccountAuditDocument,
        variables: sought,
        fetchPolicy: 'no-cache',
      });
      return data?.account?.auditEvents?.totalCount;
    },
  };
}
