import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { Address } from '../../../shell/address';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { type ListAddress } from '../list/list-address';
import { type Column, type ColumnSort } from '../list/records';
import { RowNoteLine, type RowNotes } from '../list/row-notes';
import { ariaSort, nextSort, sortIn, sortText } from '../list/sort-order';
import { StatusBadge } from '../../../shell/status-badge';
import { ProfileActions } from './profile-actions';
import { SORT_KEYS, type SortKey } from './profile-order';
import { type useColleagueChanges } from './use-colleague-changes';
import { profilePath } from '../../../account-path';

/** The color of each status of a profile. */
export const COLORS = { ACTIVE: 'success', DISABLED: 'warning', REMOVED: 'subtle' } as const;

const useStyles = makeStyles({
  name: { ...typographyStyles.body1Strong, display: 'block' },
  quiet: { color: tokens.colorNeutralForeground2, display: 'block' },
  username: { overflowWrap: 'anywhere' },
  wrong: { color: tokens.colorPaletteRedForeground1, display: 'block' },
});

/** Returns the columns of the list of profiles. */
export function useProfileColumns(
  account: ManagedAccountView,
  notes: RowNotes,
  changes: ReturnType<typeof useColleagueChanges>,
  address: ListAddress<string>,
): [Column<ManagedProfileRowFragment>, ...Column<ManagedProfileRowFragment>[]] {
  const { shell, ourAccounts } = useWords();
  const { profiles: words, invitations } = ourAccounts;
  const { day } = useFormats();
  const styles = useStyles();
  const own = useActiveProfile();
  const sorted = sortIn(address.sort, SORT_KEYS);
  const sortBy = (key: SortKey, isDescending = false): ColumnSort => ({
    order: ariaSort(sorted, key),
    onSort: () => address.sortBy(sortText(nextSort(sorted, { key, isDescending }))),
  });
  return [
    {
      title: words.person,
      sort: sortBy('name'),
      cell: ({ id, displayName, email }) => (
        <>
          <span className={styles.name}>
            <TextLink to={profilePath(account.id, id)}>{displayName}</TextLink>{' '}
            {id === own.id && <Badge appearance="outline">{words.you}</Badge>}
          </span>
          <span className={styles.quiet}>
            <Address>{email}</Address>
          </span>
          <RowNoteLine note={notes.of(id)} />
        </>
      ),
    },
    { title: words.role, isShort: true, sort: sortBy('role'), cell: ({ role }) => shell.roles[role] },
    {
      title: words.status,
      sort: sortBy('status'),
      cell: ({ status }) => <StatusBadge color={COLORS[status]}>{words.statuses[status]}</StatusBadge>,
    },
    {
      title: words.identity,
      cell: ({ association }) =>
        association ? (
          <span className={styles.username}>
            <Address>{association.identity.username}</Address>
          </span>
        ) : (
          words.unassociated
        ),
    },
    {
      title: words.lastUsed,
      isShort: true,
      // The most recent ones first.
      sort: sortBy('last-used', true),
      cell: ({ association, lastUsedAt }) =>
        association && (lastUsedAt === null ? words.never : day(lastUsedAt)),
    },
    {
      title: words.invitation,
      cell: ({ pendingInvitation: pending }) =>
        pending ? (
          <>
            <span>{words.pendingUntil({ until: day(pending.expiresAt) })}</span>
            {(pending.delivery === 'BOUNCED' || pending.delivery === 'FAILED') && (
              <span className={styles.wrong}>{invitations.deliveries[pending.delivery]}</span>
            )}
          </>
        ) : (
          words.none
        ),
    },
    {
      title: words.actions,
      onCard: 'BESIDE_NAME',
      cell: (profile) => <ProfileActions account={account} profile={profile} changes={changes} />,
    },
  ];
}
