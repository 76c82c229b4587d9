import { useQuery } from '@apollo/client/react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import {
  type FormerInvitationFragment,
  FormerInvitationsDocument,
  type FormerInvitationsQuery,
} from '../../../graph/generated/graphql';
import { Address } from '../../../shell/address';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { useFormats, useWords } from '../../../words/words-context';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM, listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    borderInlineStartColor: tokens.colorNeutralStroke1,
    borderInlineStartStyle: 'solid',
    borderInlineStartWidth: '3px',
    overflowWrap: 'anywhere',
    paddingInlineStart: tokens.spacingHorizontalM,
  },
  address: typographyStyles.body1Strong,
  none: { margin: 0 },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: 'block' },
});

/** Lists the invitations to a profile that are no longer pending, newest first, with what became of each. */
export function FormerInvitations({ profileId }: { readonly profileId: string }) {
  const { ourAccounts, profile } = useWords();
  const { person: words } = ourAccounts;
  const styles = useStyles();
  const { data, error, refetch, fetchMore } = useQuery(FormerInvitationsDocument, {
    variables: { id: profileId },
  });
  if (error && !data) return <Problem error={error} retry={refetch} />;
  if (!data) return <Progress />;
  const { edges, pageInfo } = data.profile?.invitations ?? { edges: [], pageInfo: null };
  const former = edges.filter(({ node }) => node.status !== 'PENDING');
  const more = () => {
    const after = pageInfo?.endCursor ?? null;
    // Notices above the page report a failure. The button stays, so that the person can retry.
    fetchMore({ variables: { after }, updateQuery: joined }).catch(() => undefined);
  };
  return (
    <>
      {former.length === 0 ? (
        <p className={styles.none}>{words.noFormerInvitations}</p>
      ) : (
        <ul className={styles.list}>
          {former.map(({ node }) => (
            <FormerInvitation key={node.id} invitation={node} />
          ))}
        </ul>
      )}
      {pageInfo?.hasNextPage && <Button onClick={more}>{profile.history.more}</Button>}
    </>
  );
}

function FormerInvitation({ invitation }: { readonly invitation: FormerInvitationFragment }) {
  const { invitations: words } = useWords().ourAccounts;
  const { day } = useFormats();
  const styles = useStyles();
  const { email, status, createdAt, acceptedAt, declinedAt, declineReason, sentBy } = invitation;
  const sent = sentBy ? words.sentBy({ day: day(createdAt), person: sentBy.displayName }) : day(createdAt);
  const outcome = () => {
    if (acceptedAt) return words.accepted({ day: day(acceptedAt) });
    return declinedAt ? words.declined({ day: day(declinedAt) }) : words.statuses[status];
  };
  return (
    <li className={styles.item}>
      <span className={styles.address}>
        <Address>{email}</Address>
      </span>
      <span className={styles.quiet}>{`${words.sent}: ${sent}`}</span>
      <span className={styles.quiet}>{outcome()}</span>
      {declineReason && <span className={styles.quiet}>{words.declineReasons[declineReason]}</span>}
    </li>
  );
}

function joined(
  known: FormerInvitationsQuery,
  { fetchMoreResult: next }: { fetchMoreResult: FormerInvitationsQuery },
): FormerInvitationsQuery {
  if (!known.profile?.invitations || !next.profile?.invitations) return next;
  const edges = [...known.profile.invitations.edges, ...next.profile.invitations.edges];
  return { profile: { ...next.profile, invitations: { ...next.profile.invitations, edges } } };
}
