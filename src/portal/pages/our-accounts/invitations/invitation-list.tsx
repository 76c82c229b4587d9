import { useQuery } from '@apollo/client/react';
import {
  AccountInvitationsDocument,
  CountAccountInvitationsDocument,
} from '../../../graph/generated/graphql';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { ChoiceField, Filters, SearchField } from '../list/filters';
import { oneOf, useListAddress, wordsOf } from '../list/list-address';
import { RecordListing } from '../list/record-listing';
import { useRowNotes } from '../list/row-notes';
import { usePageWithNoted } from '../list/use-page-with-noted';
import { useSettling } from '../list/use-settling';
import { useInvitationChanges } from './use-invitation-changes';
import { useInvitationColumns } from './invitation-columns';

const STATUSES = ['PENDING', 'ACCEPTED', 'EXPIRED', 'REVOKED', 'SUPERSEDED', 'DECLINED'] as const;
const DELIVERIES = ['QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED'] as const;

/**
 * The invitations of an account: their status, whether the mail was delivered, and what to do if it wasn't.
 */
export function InvitationList({ account }: { readonly account: ManagedAccountView }) {
  const { list, invitations: words, overview, parts } = useWords().ourAccounts;
  const address = useListAddress(['search', 'status', 'delivery', 'attention']);
  const { filters, filterBy } = address;
  const sought = {
    id: account.id,
    search: filters.search || undefined,
    status: oneOf(STATUSES, filters.status),
    delivery: oneOf(DELIVERIES, filters.delivery),
    attention: oneOf(wordsOf(words.attentions), filters.attention),
  };
  const variables = { ...sought, ...address.page };
  const query = useQuery(AccountInvitationsDocument, { variables });
  const notes = useRowNotes();
  const found = (query.data ?? query.previousData)?.account?.invitations;
  const key = query.data && JSON.stringify(variables);
  const page = usePageWithNoted(found, key, notes);
  const settling = useSettling(page?.edges.map(({ node }) => node.id) ?? [], key);
  const changes = useInvitationChanges(notes, query.refetch);
  const columns = useInvitationColumns(account, notes, changes, settling);
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
        <ChoiceField
          label={overview.filter}
          value={filters.attention}
          labels={words.attentions}
          onChoose={(attention) => filterBy({ attention })}
        />
      </Filters>
      <RecordListing
        label={parts.invitations}
        address={address}
        page={page}
        query={query}
        count={CountAccountInvitationsDocument}
        sought={sought}
        totalIn={({ account }) => account?.invitations?.totalCount}
        columns={columns}
      />
    </>
  );
}
