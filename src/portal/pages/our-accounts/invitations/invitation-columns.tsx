import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type InvitationStatus, type SentInvitationRowFragment } from '../../../graph/generated/graphql';
import { Address } from '../../../shell/address';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { type Column } from '../list/records';
import { RowNoteLine, type RowNotes } from '../list/row-notes';
import { StatusBadge } from '../../../shell/status-badge';
import { offersResend } from './offers-resend';
import { type useInvitationChanges } from './use-invitation-changes';
import { accountPath } from '../../../account-path';

const COLORS = {
  PENDING: 'informative',
  ACCEPTED: 'success',
  EXPIRED: 'warning',
  REVOKED: 'subtle',
  SUPERSEDED: 'subtle',
  DECLINED: 'danger',
} as const satisfies Record<InvitationStatus, string>;

const useStyles = makeStyles({
  name: { ...typographyStyles.body1Strong, display: 'block' },
  quiet: { color: tokens.colorNeutralForeground2, display: 'block' },
  wrong: { ...typographyStyles.body1Strong, color: tokens.colorPaletteRedForeground1, display: 'block' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Returns the columns of the list of invitations. Nothing can be clicked in the rows that are `settling`. */
export function useInvitationColumns(
  account: ManagedAccountView,
  notes: RowNotes,
  changes: ReturnType<typeof useInvitationChanges>,
  settling: ReadonlySet<string>,
): [Column<SentInvitationRowFragment>, ...Column<SentInvitationRowFragment>[]] {
  const { invitations: words } = useWords().ourAccounts;
  const { day } = useFormats();
  const styles = useStyles();
  return [
    {
      title: words.person,
      cell: ({ id, email, profile }) => (
        <>
          <span className={styles.name}>{profile.displayName}</span>
          <span className={styles.quiet}>
            <Address>{email}</Address>
          </span>
          <RowNoteLine note={notes.of(id)} />
        </>
      ),
    },
    {
      title: words.status,
      cell: ({ status, acceptedAt, declinedAt, declineReason, email, profile }) => (
        <>
          <StatusBadge color={COLORS[status]}>{words.statuses[status]}</StatusBadge>
          {acceptedAt !== null && (
            <span className={styles.quiet}>{words.accepted({ day: day(acceptedAt) })}</span>
          )}
          {declinedAt !== null && (
            <span className={styles.quiet}>{words.declined({ day: day(declinedAt) })}</span>
          )}
          {declineReason !== null && (
            <span className={styles.quiet}>{words.declineReasons[declineReason]}</span>
          )}
          {declineReason === 'NOT_FOR_ME' && profile.email === email && profile.viewerCanEdit && (
            <TextLink to={editPath(account.id, profile.id)}>{words.correct}</TextLink>
          )}
        </>
      ),
    },
    {
      title: words.delivery,
      isShort: true,
      cell: ({ delivery, email, profile }) => {
        if (delivery !== 'BOUNCED' && delivery !== 'FAILED') return words.deliveries[delivery ?? 'NEVER'];
        // If the profile's address changed, nothing needs to be done about the old address.
        const isCurrent = profile.email === email;
        return (
          <>
            <span className={styles.wrong}>{words.deliveries[delivery]}</span>
            {isCurrent && <span className={styles.quiet}>{words.remedies[delivery]}</span>}
            {isCurrent && profile.viewerCanEdit && (
              <TextLink to={editPath(account.id, profile.id)}>{words.correct}</TextLink>
            )}
          </>
        );
      },
    },
    {
      title: words.sent,
      cell: ({ createdAt, sentBy }) =>
        sentBy ? words.sentBy({ day: day(createdAt), person: sentBy.displayName }) : day(createdAt),
    },
    { title: words.ends, isShort: true, cell: ({ expiresAt }) => day(expiresAt) },
    {
      title: words.actions,
      onCard: 'BELOW',
      cell: (invitation) => (
        <span className={styles.actions}>
          {offersResend(invitation) && (
            <Button
              size="small"
              disabledFocusable={settling.has(invitation.id)}
              aria-label={words.resendFor({ person: invitation.profile.displayName })}
              onClick={() => void changes.resend(invitation)}
            >
              {words.resend}
            </Button>
          )}
          {invitation.viewerCanRevoke && (
            <Button
              size="small"
              disabledFocusable={settling.has(invitation.id)}
              aria-label={words.revokeFor({ person: invitation.profile.displayName })}
              onClick={() => void changes.revoke(invitation)}
            >
              {words.revoke}
            </Button>
          )}
        </span>
      ),
    },
  ];
}

function editPath(accountId: string, profileId: string): string {
  return `${accountPath(accountId, 'profiles')}?edit=${profileId}`;
}
