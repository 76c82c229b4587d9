import { useQuery } from '@apollo/client/react';
import { Badge, Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import {
  AssociationHistoryDocument,
  type AssociationHistoryQuery,
  type HistoricAssociationFragment,
} from '../graph/generated/graphql';
import { Problem } from './problem';
import { Progress } from './progress';
import { useFormats, useWords } from '../words/words-context';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM, listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    borderInlineStartColor: tokens.colorNeutralStroke1,
    borderInlineStartStyle: 'solid',
    borderInlineStartWidth: '3px',
    paddingInlineStart: tokens.spacingHorizontalM,
  },
  who: { ...typographyStyles.body1Strong, marginInlineEnd: tokens.spacingHorizontalS },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: 'block' },
});

/**
 * Lists the Microsoft accounts that a profile is and was associated with, newest first, with when and why
 * each association ended.
 */
export function AssociationHistory({
  profileId,
  endedByHolder,
}: {
  readonly profileId: string;
  /** How to say that the profile's holder ended an association. By default, the holder is the viewer. */
  readonly endedByHolder?: string;
}) {
  const { profile } = useWords();
  const { history: words } = profile;
  const styles = useStyles();
  const { data, error, refetch, fetchMore } = useQuery(AssociationHistoryDocument, {
    variables: { id: profileId },
  });
  if (error && !data) return <Problem error={error} retry={refetch} />;
  if (!data) return <Progress />;
  const { edges, pageInfo } = data.profile?.associations ?? { edges: [], pageInfo: null };
  const more = () => {
    const after = pageInfo?.endCursor ?? null;
    // Notices above the page report a failure. The button stays, so that the person can retry.
    fetchMore({ variables: { after }, updateQuery: joined }).catch(() => undefined);
  };
  if (edges.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <ul className={styles.list}>
        {edges.map(({ node }) => (
          <HistoricAssociation key={node.id} association={node} endedByHolder={endedByHolder} />
        ))}
      </ul>
      {pageInfo?.hasNextPage && <Button onClick={more}>{words.more}</Button>}
    </>
  );
}

function HistoricAssociation({
  association,
  endedByHolder,
}: {
  readonly association: HistoricAssociationFragment;
  readonly endedByHolder: string | undefined;
}) {
  const { profile, shell } = useWords();
  const { history: words } = profile;
  const { day } = useFormats();
  const styles = useStyles();
  const reasons = {
    ...words.reasons,
    ...(endedByHolder !== undefined && { ENDED_BY_HOLDER: endedByHolder }),
  };
  const { identity, associatedAt, endedAt, endReason } = association;
  return (
    <li className={styles.item}>
      <span className={styles.who}>{identity.username}</span>{' '}
      {!endedAt && (
        <Badge appearance="tint" color="success">
          {words.now}
        </Badge>
      )}
      <span className={styles.quiet}>
        {identity.displayName} · {shell.kinds[identity.kind]}
      </span>
      <span className={styles.quiet}>
        {endedAt
          ? words.period({ from: day(associatedAt), until: day(endedAt) })
          : words.since({ day: day(associatedAt) })}
      </span>
      {endReason && <span className={styles.quiet}>{reasons[endReason]}</span>}
    </li>
  );
}

function joined(
  known: AssociationHistoryQuery,
  { fetchMoreResult: next }: { fetchMoreResult: AssociationHistoryQuery },
): AssociationHistoryQuery {
  if (!known.profile || !next.profile) return next;
  const edges = [...known.profile.associations.edges, ...next.profile.associations.edges];
  return { profile: { ...next.profile, associations: { ...next.profile.associations, edges } } };
}
