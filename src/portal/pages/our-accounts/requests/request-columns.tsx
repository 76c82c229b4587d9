import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type AccessRequestRowFragment, type AccessRequestStatus } from '../../../graph/generated/graphql';
import { Address } from '../../../shell/address';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import { type Column } from '../list/records';
import { StatusBadge } from '../../../shell/status-badge';

const COLORS = {
  PENDING: 'informative',
  APPROVED: 'success',
  DECLINED: 'danger',
  WITHDRAWN: 'subtle',
  EXPIRED: 'warning',
} as const satisfies Record<AccessRequestStatus, string>;

const useStyles = makeStyles({
  name: { ...typographyStyles.body1Strong, display: 'block' },
  quiet: { color: tokens.colorNeutralForeground2, display: 'block' },
});

/** Returns the columns of the list of requests for access. */
export function useRequestColumns(): [
  Column<AccessRequestRowFragment>,
  ...Column<AccessRequestRowFragment>[],
] {
  const { accessRequests: words } = useWords();
  const { day } = useFormats();
  const styles = useStyles();
  return [
    {
      title: words.person,
      cell: ({ requestedBy }) => (
        <>
          <span className={styles.name}>{requestedBy.displayName}</span>
          <span className={styles.quiet}>
            <Address>{requestedBy.username}</Address>
          </span>
        </>
      ),
    },
    {
      title: words.status,
      cell: ({ status, decidedAt, decidedBy, declineReason, profile }) => (
        <>
          <StatusBadge color={COLORS[status]}>{words.statuses[status]}</StatusBadge>
          {decidedAt !== null && decidedBy && (
            <span className={styles.quiet}>
              {words.decidedBy({ day: day(decidedAt), person: decidedBy.displayName })}
            </span>
          )}
          {declineReason && <span className={styles.quiet}>{words.reasons[declineReason]}</span>}
          {profile && (
            <span className={styles.quiet}>{words.gotProfile({ person: profile.displayName })}</span>
          )}
        </>
      ),
    },
    { title: words.asked, cell: ({ createdAt }) => day(createdAt) },
    {
      title: words.ends,
      cell: ({ status, expiresAt }) => (status === 'PENDING' || status === 'EXPIRED') && day(expiresAt),
    },
    {
      title: words.actions,
      onCard: 'BELOW',
      cell: ({ id, status, requestedBy }) =>
        status === 'PENDING' && (
          <TextLink to={`?decide=${id}`}>{words.decideFor({ person: requestedBy.displayName })}</TextLink>
        ),
    },
  ];
}
