import { useQuery } from '@apollo/client/react';
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { OwnProfilesDocument, ViewerDocument } from '../../graph/generated/graphql';
import { helpPath } from '../../help-path';
import { Lead } from '../../shell/lead';
import { PageTitle } from '../../shell/page-title';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { TextLink } from '../../shell/text-link';
import { useArrived } from '../../shell/use-arrived';
import { useDelay } from '../../shell/use-delay';
import { useWords } from '../../words/words-context';
import { closedAmong, ClosedProfiles } from '../../shell/closed-profiles/closed-profiles';

const useStyles = makeStyles({
  page: { maxInlineSize: '40rem' },
  again: { marginBlockStart: tokens.spacingVerticalXL },
});

/** Lists the profiles that currently can't be used. Redirects when there are none. */
export function NoAccessPage() {
  const { noAccess: words, support } = useWords();
  const styles = useStyles();
  const { data: current, error, refetch, client } = useQuery(OwnProfilesDocument);
  const data = useArrived(current);
  const [outcome, setOutcome] = useState<{ readonly error?: unknown } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isLong = useDelay(isAsking);

  if (!data) {
    return (
      <div className={styles.page}>
        <PageTitle>{words.title}</PageTitle>
        <Lead>{words.lead}</Lead>
        {error ? <Problem error={error} retry={refetch} /> : <Progress />}
      </div>
    );
  }
  const closed = closedAmong(data);
  if (closed.length === 0) return <Navigate to="/" replace />;

  const again = async () => {
    if (isAsking) return;
    setAsking(true);
    setOutcome(null);
    try {
      await Promise.all([refetch(), client.refetchQueries({ include: [ViewerDocument] })]);
      setOutcome({});
    } catch (fault) {
      setOutcome({ error: fault });
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className={styles.page}>
      <PageTitle>{words.title}</PageTitle>
      <Lead>{words.lead}</Lead>
      <ClosedProfiles profiles={closed} />
      <p>
        <TextLink to={helpPath('no-access')}>{support.links.access}</TextLink>
      </p>
      <Button
        className={styles.again}
        onClick={() => void again()}
        disabledFocusable={isAsking}
        {...(isLong && { icon: <Spinner size="tiny" role="presentation" /> })}
      >
        {words.again}
      </Button>
      {outcome?.error !== undefined && <Problem error={outcome.error} />}
      <p role="status">{outcome && outcome.error === undefined && words.unchanged}</p>
    </div>
  );
}
