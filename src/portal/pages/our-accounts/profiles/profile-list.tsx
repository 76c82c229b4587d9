import { useQuery } from '@apollo/client/react';
import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import {
  AccountProfilesDocument,
  CountAccountProfilesDocument,
  type ManagedProfileRowFragment,
} from '../../../graph/generated/graphql';
import { LinkButton } from '../../../shell/link-button';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { DownloadButton } from '../download/download-button';
import { fileName } from '../download/save-file';
import { ChoiceField, Filters, SearchField, Tools } from '../list/filters';
import { oneOf, useListAddress, wordsOf } from '../list/list-address';
import { RecordListing } from '../list/record-listing';
import { useRowNotes } from '../list/row-notes';
import { InviteSelected } from './invite-selected';
import { useAllPeople, usePeopleFileColumns } from './people-file';
import { useProfileColumns } from './profile-columns';
import { SelectAll } from './select-all';
import { useColleagueChanges } from './use-colleague-changes';

/** The profiles of an account, with a search, and actions for one or several profiles. */
export function ProfileList({ account }: { readonly account: ManagedAccountView }) {
  const { shell, ourAccounts } = useWords();
  const { list, profiles: words, adding, parts } = ourAccounts;
  const address = useListAddress(['search', 'status', 'role', 'associated']);
  const { filters, filterBy } = address;
  const sought = {
    id: account.id,
    search: filters.search || undefined,
    status: oneOf(wordsOf(words.statuses), filters.status),
    role: oneOf(wordsOf(shell.roles), filters.role),
    isAssociated: { yes: true, no: false }[filters.associated],
  };
  const query = useQuery(AccountProfilesDocument, {
    variables: { ...sought, ...address.page },
  });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const notes = useRowNotes();
  const changes = useColleagueChanges(account, notes);
  const columns = useProfileColumns(account, notes, changes);
  const file = { list: useAllPeople(sought), columns: usePeopleFileColumns() };

  const page = (query.data ?? query.previousData)?.account?.profiles;
  const profiles = page?.edges.map(({ node }) => node) ?? [];
  const invitable = profiles.filter(canBeInvited).map(({ id }) => id);
  const invited = invitable.filter((id) => selected.has(id));
  const select = (ids: readonly string[], isSelected: boolean): void => {
    const others = [...selected].filter((id) => !ids.includes(id));
    setSelected(new Set(isSelected ? [...others, ...ids] : others));
  };
  const box = {
    title: words.selection,
    selectAll: invitable.length > 0 && (
      <SelectAll
        selected={invited.length}
        total={invitable.length}
        onSelect={(isSelected) => select(invitable, isSelected)}
      />
    ),
    cell: (profile: ManagedProfileRowFragment) =>
      canBeInvited(profile) && (
        <Checkbox
          aria-label={words.select({ person: profile.displayName })}
          checked={selected.has(profile.id)}
          onChange={(_event, { checked }) => select([profile.id], checked === true)}
        />
      ),
  };

  return (
    <>
      <Tools>
        <LinkButton to="?add=one" isPrimary>
          {adding.one}
        </LinkButton>
        <LinkButton to="?add=many">{adding.many}</LinkButton>
        <DownloadButton {...file} name={() => fileName(account.number, 'profiles')} />
      </Tools>
      <Filters>
        <SearchField address={address} label={list.searchPeople} />
        <ChoiceField
          label={words.status}
          value={filters.status}
          labels={words.statuses}
          onChoose={(status) => filterBy({ status })}
        />
        <ChoiceField
          label={words.role}
          value={filters.role}
          labels={shell.roles}
          onChoose={(role) => filterBy({ role })}
        />
        <ChoiceField
          label={words.identity}
          value={filters.associated}
          labels={{ yes: words.associated, no: words.unassociated }}
          onChoose={(associated) => filterBy({ associated })}
        />
      </Filters>
      <InviteSelected
        count={invited.length}
        send={() => changes.inviteAll(invited)}
        onSent={() => setSelected(new Set())}
      />
      <RecordListing
        label={parts.profiles}
        address={address}
        page={page}
        query={query}
        count={CountAccountProfilesDocument}
        sought={sought}
        totalIn={({ account }) => account?.profiles?.totalCount}
        columns={columns}
        select={box}
      />
    </>
  );
}

/** Returns whether an invitation gives the profile its first Microsoft account. Others would move it. */
function canBeInvited({ viewerCanSendInvite, association }: ManagedProfileRowFragment): boolean {
  return viewerCanSendInvite && association === null;
}
