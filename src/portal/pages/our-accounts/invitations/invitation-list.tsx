import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  AccountInvitationsDocument,
  CountAccountInvitationsDocument,
} from '../../../graph/generated/graphql';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { CountButton } from '../list/count-button';
import { ChoiceField, Filters, SearchField } from '../list/filters';
import { oneOf, useListAddress } from '../list/list-address';
import { Listing } from '../list/listing';
import { Records } from '../list/records';
import { useRowNotes } from '../list/row-notes';
import { useInvitationChanges } from './use-invitation-changes';
import { useInvitationColumns } from './invitation-columns';

const STATUSES = ['PENDING', 'ACCEPTED', 'EXPIRED', 'REVOKED', 'SUPERSEDED'] as const;
const DELIVERIES = ['QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED'] as const;

/** The invitations of an account: how they stand, whether their mail arrived, and what to do if it did not. */
export function InvitationList({ account }: { readonly account: ManagedAccountView }) {
  const { list, invitations: words, parts } = useWords().ourAccounts;
  const client = useApolloClient();
  const address = useListAddress(['search', 'status', 'delivery']);
  const { filters, filterBy } = address;
  const sought = {
    id: account.id,
    search: filters.search || undefined,
    status: oneOf(STATUSES, filters.status),
    delivery: oneOf(DELIVERIES, filters.delivery),
  };
  const { data, previousData, error, loading, refetch } = useQuery(AccountInvitationsDocument, {
    variables: { ...sought, ...address.page },
  });
  const notes = useRowNotes();
  const columns = useInvitationColumns(account, notes, useInvitationChanges(notes, refetch));
  const page = (data ?? previousData)?.account?.invitations;
  const invitations = page?.edges.map(({ node }) => node) ?? [];
  const { NEVER: _never, ...deliveries } = words.deliveries;

  return (
    <>
      <Filters>
        <SearchField address={address} label={list.searchPeople} />
        <ChoiceField
          label={words.status}
          value={filters.status}
          labels={words.statuses}
          onChoose={(status) => filterBy({ status })}
        />
        <ChoiceField
          label={words.delivery}
          value={filters.delivery}
          labels={deliveries}
          onChoose={(delivery) => filterBy({ delivery })}
        />
      </Filters>
      <Listing
        label={parts.invitations}
        address={address}
        pageInfo={page?.pageInfo}
        isEmpty={invitations.length === 0}
        isLoading={loading}
        error={error}
        retry={refetch}
        count={
          <CountButton
            key={JSON.stringify(sought)}
            count={async () => {
              const counted = await client.query({
                query: CountAccountInvitationsDocument,
                variables: sought,
                fetchPolicy: 'no-cache',
              });
              return counted.data?.account?.invitations?.totalCount;
            }}
          />
        }
      >
        <Records caption={parts.invitations} rows={invitations} columns={columns} />
      </Listing>
    </>
  );
}
