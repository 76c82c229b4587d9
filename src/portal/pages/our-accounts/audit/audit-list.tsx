import { useQuery } from '@apollo/client/react';
import { AccountAuditDocument, CountAccountAuditDocument } from '../../../graph/generated/graphql';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { DownloadButton } from '../download/download-button';
import { fileName } from '../download/save-file';
import { ChoiceField, Filters, Tools } from '../list/filters';
import { oneOf, useListAddress, wordsOf } from '../list/list-address';
import { RecordListing } from '../list/record-listing';
import { useAuditColumns } from './audit-columns';
import { useAuditFileColumns, useWholeAudit } from './audit-file';
import { DayField, endOf, startOf } from './day-field';
import { SubjectNote } from './subject-note';

/** The audit trail of an account: events with the actor, the affected profile, and the time. */
export function AuditList({ account }: { readonly account: ManagedAccountView }) {
  const { audit: words, parts } = useWords().ourAccounts;
  const address = useListAddress(['action', 'from', 'until', 'subject']);
  const { filters, filterBy } = address;
  // Actions that don't belong to an account are never in the list.
  const { IDENTITY_SIGNED_IN: _in, SESSION_ENDED: _out, SESSIONS_ENDED: _all, ...actions } = words.actions;
  const sought = {
    id: account.id,
    subject: filters.subject || undefined,
    action: oneOf(wordsOf(actions), filters.action),
    from: startOf(filters.from),
    until: endOf(filters.until),
  };
  const query = useQuery(AccountAuditDocument, {
    variables: { ...sought, ...address.page },
  });
  const columns = useAuditColumns();
  const file = { list: useWholeAudit(sought), columns: useAuditFileColumns() };
  const page = (query.data ?? query.previousData)?.account?.auditEvents;

  return (
    <>
      <Filters>
        <ChoiceField
          label={words.what}
          value={filters.action}
          labels={actions}
          onChoose={(action) => filterBy({ action })}
        />
        <DayField label={words.from} value={filters.from} onChoose={(from) => filterBy({ from })} />
        <DayField label={words.until} value={filters.until} onChoose={(until) => filterBy({ until })} />
      </Filters>
      <Tools>
        <DownloadButton {...file} name={() => fileName(account.number, 'audit-trail')} />
      </Tools>
      {filters.subject !== '' && (
        <SubjectNote profileId={filters.subject} onClear={() => filterBy({ subject: '' })} />
      )}
      <RecordListing
        label={parts.audit}
        address={address}
        page={page}
        query={query}
        count={CountAccountAuditDocument}
        sought={sought}
        totalIn={({ account }) => account?.auditEvents?.totalCount}
        columns={columns}
      />
    </>
  );
}
