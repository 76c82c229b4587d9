import { useQuery } from '@apollo/client/react';
import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import {
  AccountProfilesDocument,
  CountAccountProfilesDocument,
  type ManagedProfileRowFragment,
} from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { LinkButton } from '../../../shell/link-button';
import { useWords } from '../../../words/words-context';
import { BulkBar } from '../bulk/bulk-bar';
import { useSelection } from '../bulk/use-selection';
import { type ManagedAccountView } from '../frame/managed-account';
import { DownloadButton } from '../download/download-button';
import { fileName } from '../download/save-file';
import { ChoiceField, Filters, SearchField, SortField, Tools } from '../list/filters';
import { oneOf, useListAddress, wordsOf } from '../list/list-address';
import { RecordListing } from '../list/record-listing';
import { useRowNotes } from '../list/row-notes';
import { usePageWithNoted } from '../list/use-page-with-noted';
import { useAllPeople, usePeopleFileColumns } from './people-file';
import { profileOrder } from './profile-order';
import { useProfileColumns } from './profile-columns';
import { SelectAll } from './select-all';
import { startOfDayBefore } from './start-of-day-before';
import { useColleagueChanges } from './use-colleague-changes';
import { accountPath } from '../../../account-path';

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle1, marginBlock: `${tokens.spacingVerticalL} 0` },
});

/** The profiles of an account, with a search, and actions for one or several profiles. */
export function ProfileList({ account }: { readonly account: ManagedAccountView }) {
  const { shell, ourAccounts } = useWords();
  const { list, profiles: words, adding, parts } = ourAccounts;
  const styles = useStyles();
  const address = useListAddress(
    ['search', 'status', 'role', 'associated', 'unused', 'removed'],
    ['removed'],
  );
  const { filters, filterBy } = address;
  const isRemoved = filters.removed !== '';
  const { REMOVED: _removed, ...statuses } = words.statuses;
  const unusedFor = oneOf(wordsOf(words.unusedFor), filters.unused);
  const sought = {
    id: account.id,
    search: filters.search || undefined,
    status: isRemoved ? undefined : oneOf(wordsOf(statuses), filters.status),
    role: oneOf(wordsOf(shell.roles), filters.role),
    isAssociated: isRemoved ? undefined : { yes: true, no: false }[filters.associated],
    isRemoved,
    unusedSince: isRemoved || !unusedFor ? undefined : startOfDayBefore(Number(unusedFor)),
  };
  const orderBy = profileOrder(address.sort);
  const variables = { ...sought, orderBy, ...address.page };
  const query = useQuery(AccountProfilesDocument, { variables });
  const own = useActiveProfile();
  const selection = useSelection(JSON.stringify(sought));
  const notes = useRowNotes();
  const changes = useColleagueChanges(account, notes);
  const columns = useProfileColumns(account, notes, changes, address);
  const file = { list: useAllPeople(sought, orderBy), columns: usePeopleFileColumns() };

  const found = (query.data ?? query.previousData)?.account?.profiles;
  const page = usePageWithNoted(found, query.data && JSON.stringify(variables), notes);
  const profiles = page?.edges.map(({ node }) => node) ?? [];
  const isWhole = page?.pageInfo.hasNextPage === false && !page.pageInfo.hasPreviousPage;
  // People change their own profiles one by one, because they may lose their access.
  const isSelectable = ({ id }: ManagedProfileRowFragment): boolean => id !== own.id;
  const selectable = isRemoved ? [] : profiles.filter(isSelectable);
  const box = {
    title: words.selection,
    selectAll: selectable.length > 0 && (
      <SelectAll
        selected={selectable.filter(({ id }) => selection.people.has(id)).length}
        total={selectable.length}
        onSelect={(isSelected) => selection.select(selectable, isSelected)}
      />
    ),
    cell: (profile: ManagedProfileRowFragment) =>
      isSelectable(profile) && (
        <Checkbox
          aria-label={words.select({ person: profile.displayName })}
          checked={selection.people.has(profile.id)}
          onChange={(_event, { checked }) => selection.select([profile], checked === true)}
        />
      ),
  };

  return (
    <>
      <Tools>
        {isRemoved ? (
          <LinkButton to={accountPath(account.id, 'profiles')}>{words.current}</LinkButton>
        ) : (
          <>
            <LinkButton to="?add=one" isPrimary>
              {adding.one}
            </LinkButton>
            <LinkButton to="?add=many">{adding.many}</LinkButton>
            <LinkButton to="?removed=yes">{words.removed}</LinkButton>
          </>
        )}
        <DownloadButton {...file} name={() => fileName(account.number, 'profiles')} />
      </Tools>
      {isRemoved && <h2 className={styles.heading}>{words.removed}</h2>}
      <Filters>
        <SearchField address={address} label={list.searchPeople} />
        {!isRemoved && (
          <ChoiceField
            label={words.status}
            value={filters.status}
            labels={statuses}
            onChoose={(status) => filterBy({ status })}
          />
        )}
        <ChoiceField
          label={words.role}
          value={filters.role}
          labels={shell.roles}
          onChoose={(role) => filterBy({ role })}
        />
        {!isRemoved && (
          <ChoiceField
            label={words.identity}
            value={filters.associated}
            labels={{ yes: words.associated, no: words.unassociated }}
            onChoose={(associated) => filterBy({ associated })}
          />
        )}
        {!isRemoved && (
          <ChoiceField
            label={words.lastUsed}
            value={filters.unused}
            labels={words.unusedFor}
            onChoose={(unused) => filterBy({ unused })}
          />
        )}
        <SortField address={address} labels={words.orders} />
      </Filters>
      <BulkBar
        account={account}
        selection={selection}
        isSelectable={isSelectable}
        all={isWhole ? undefined : file.list}
        notes={notes}
        onDone={() => void query.refetch().catch(() => undefined)}
      />
      <RecordListing
        label={isRemoved ? words.removed : parts.profiles}
        address={address}
        page={page}
        query={query}
        count={CountAccountProfilesDocument}
        sought={sought}
        totalIn={({ account }) => account?.profiles?.totalCount}
        columns={columns}
        {...(!isRemoved && { select: box })}
        isCounted
      />
    </>
  );
}
