import { useQuery } from '@apollo/client/react';
import { AccountRequestsDocument, CountAccountRequestsDocument } from '../../../graph/generated/graphql';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { ChoiceField, Filters } from '../list/filters';
import { oneOf, useListAddress, wordsOf } from '../list/list-address';
import { RecordListing } from '../list/record-listing';
import { useRequestColumns } from './request-columns';

/** The requests for access to an account, with a link to decide each pending one. */
export function RequestList({ account }: { readonly account: ManagedAccountView }) {
  const { ourAccounts, accessRequests: words } = useWords();
  const address = useListAddress(['status']);
  const { filters, filterBy } = address;
  const sought = { id: account.id, status: oneOf(wordsOf(words.statuses), filters.status) };
  const query = useQuery(AccountRequestsDocument, {
    variables: { ...sought, ...address.page },
  });
  const page = (query.data ?? query.previousData)?.account?.accessRequests;
  return (
    <>
      <Filters>
        <ChoiceField
          label={words.status}
          value={filters.status}
          labels={words.statuses}
          onChoose={(status) => filterBy({ status })}
        />
      </Filters>
      <RecordListing
        label={ourAccounts.parts.requests}
        address={address}
        page={page}
        query={query}
        count={CountAccountRequestsDocument}
        sought={sought}
        totalIn={({ account }) => account?.accessRequests?.totalCount}
        columns={useRequestColumns()}
      />
    </>
  );
}
