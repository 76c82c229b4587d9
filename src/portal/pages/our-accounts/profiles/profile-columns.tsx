import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { Address } from '../../../shell/address';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { type Column } from '../list/records';
import { RowNoteLine, type RowNotes } from '../list/row-notes';
import { StatusBadge } from '../list/status-badge';
import { ProfileActions } from './profile-actions';
import { type useColleagueChanges } from './use-colleague-changes';
import { profilePath } from '../../../account-path';

/** The color of each status of a profile. */
export const COLOURS = { ACTIVE: 'success', DISABLED: 'warning', REMOVED: 'subtle' } as const;

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
): [Column<ManagedProfileRowFragment>, ...Column<ManagedProfileRowFragment>[]] {
  const { shell, ourAccounts } = useWords();
  const { profiles: words, invitations } = ourAccounts;
  const { day } = useFormats();
  const styles = useStyles();
  const own = useActiveProfile();
  return [
    {
      title: words.person,
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
    { title: words.role, isShort: true, cell: ({ role }) => shell.roles[role] },
    {
      title: words.status,
      cell: ({ status }) => <StatusBadge color={COLOURS[status]}>{words.statuses[status]}</StatusBadge>,
    },
    {
      title: words.identity,
      cell: ({ association, lastUsedAt }) =>
        association ? (
          <>
            <span className={styles.username}>
              <Address>{association.identity.username}</Address>
            </span>
            <span className={styles.quiet}>
              {words.lastUsed}: {lastUsedAt === null ? words.never : day(lastUsedAt)}
            </span>
          </>
        ) : (
          words.unassociated
        ),
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
