import { useMutation, useQuery } from '@apollo/client/react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import {
  EndMySessionDocument,
  MySessionsDocument,
  type OwnSessionFragment,
} from '../../graph/generated/graphql';
import { type Reach, signOut } from '../../shell/menu/sign-out';
import { PageTitle } from '../../shell/page-title';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { useArrived } from '../../shell/use-arrived';
import { useWords } from '../../words/words-context';
import { SessionItem } from './session-item';
import { useKeptSessions } from './use-kept-sessions';

const useStyles = makeStyles({
  page: { maxInlineSize: '40rem' },
  list: { display: 'grid', gap: tokens.spacingVerticalL, listStyleType: 'none', margin: 0, padding: 0 },
  note: { color: tokens.colorNeutralForeground2 },
});

/** How signing out a session went. `fault` is the error if it failed. */
type Attempt =
  | { readonly state: 'BUSY' | 'ENDED'; readonly fault?: never }
  | { readonly state: 'FAILED'; readonly fault: unknown };

/**
 * My sessions: the browsers in which the person is signed in, each with a button to sign it out. One that was signed
 * out stays in the list until the page is opened again, so that the focus and the confirmation have a place.
 */
export function SessionsPage() {
  const { sessions: words, shell } = useWords();
  const styles = useStyles();
  const { data: current, error, refetch } = useQuery(MySessionsDocument, { fetchPolicy: 'network-only' });
  const data = useArrived(current);
  const [end] = useMutation(EndMySessionDocument);
  /** By session, because several can be signed out at once. */
  const [attempts, setAttempts] = useState<Readonly<Partial<Record<string, Attempt>>>>({});
  const [isStillSignedIn, setStillSignedIn] = useState(false);

  const leave = async (reach: Reach) => {
    setStillSignedIn(!(await signOut(reach)));
  };
  const endSession = async (session: OwnSessionFragment) => {
    const { id } = session;
    const { state = 'FAILED' } = attempts[id] ?? {};
    if (state !== 'FAILED') return;
    if (session.isCurrent) return leave('HERE');
    const note = (attempt: Attempt) => setAttempts((others) => ({ ...others, [id]: attempt }));
    note({ state: 'BUSY' });
    try {
      await end({ variables: { input: { sessionId: id } } });
      // A session that isn't found has ended, too.
      note({ state: 'ENDED' });
    } catch (fault) {
      note({ state: 'FAILED', fault });
    }
  };

  const sessions = useKeptSessions(data?.viewer?.sessions, (id) => attempts[id] !== undefined);
  return (
    <div className={styles.page}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <p className={styles.note}>{words.applications}</p>
      {error && !data && <Problem error={error} retry={refetch} />}
      {!error && !data && <Progress />}
      {data && (
        <>
          <ul className={styles.list}>
            {sessions.map((session) => (
              <SessionItem
                key={session.id}
                session={session}
                isBusy={attempts[session.id]?.state === 'BUSY'}
                isEnded={attempts[session.id]?.state === 'ENDED'}
                fault={attempts[session.id]?.fault ?? null}
                onEnd={() => void endSession(session)}
              />
            ))}
          </ul>
          {sessions.length > 1 && (
            <p>
              <Button onClick={() => void leave('EVERYWHERE')}>{shell.menu.signOutEverywhere}</Button>
            </p>
          )}
          {isStillSignedIn && <p role="alert">{shell.menu.stillSignedIn}</p>}
        </>
      )}
    </div>
  );
}
