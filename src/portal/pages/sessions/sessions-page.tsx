import { useMutation, useQuery } from '@apollo/client/react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import {
  EndMySessionDocument,
  MySessionsDocument,
  type OwnSessionFragment,
} from '../../graph/generated/graphql';
import { hasUnsavedEntries } from '../../shell/form/use-unsaved';
import { type Reach, signOut } from '../../shell/menu/sign-out';
import { PageTitle } from '../../shell/page-title';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { useWords } from '../../words/words-context';
import { SessionItem } from './session-item';

const useStyles = makeStyles({
  page: { maxInlineSize: '40rem' },
  list: { display: 'grid', gap: tokens.spacingVerticalL, listStyleType: 'none', margin: 0, padding: 0 },
  note: { color: tokens.colorNeutralForeground2 },
});

/** What happened to a session that the person signed out. */
interface Note {
  readonly session: OwnSessionFragment;
  readonly fault: unknown;
}

/**
 * My sessions: the browsers in which the person is signed in, each with a button to sign it out. One that was signed
 * out stays in the list until the page is opened again, so that the focus and the confirmation have a place.
 */
export function SessionsPage() {
  const { sessions: words, shell } = useWords();
  const styles = useStyles();
  const { data, error, refetch } = useQuery(MySessionsDocument, { fetchPolicy: 'network-only' });
  const [end] = useMutation(EndMySessionDocument);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [endedIds, setEndedIds] = useState<readonly string[]>([]);
  const [note, setNote] = useState<Note | null>(null);
  const [isStillSignedIn, setStillSignedIn] = useState(false);

  const leave = async (reach: Reach) => {
    if (hasUnsavedEntries() && !confirm(shell.leave)) return;
    setStillSignedIn(!(await signOut(reach)));
  };
  const endSession = async (session: OwnSessionFragment) => {
    if (busyId !== null || endedIds.includes(session.id)) return;
    if (session.isCurrent) return leave('HERE');
    setBusyId(session.id);
    setNote(null);
    try {
      await end({ variables: { input: { sessionId: session.id } } });
      // A session that isn't found has ended, too.
      setEndedIds((ids) => [...ids, session.id]);
    } catch (fault) {
      setNote({ session, fault });
    } finally {
      setBusyId(null);
    }
  };

  const sessions = data?.viewer?.sessions ?? [];
  return (
    <div className={styles.page}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      {error && !data && <Problem error={error} retry={refetch} />}
      {!error && !data && <Progress />}
      {data && (
        <>
          <ul className={styles.list}>
            {sessions.map((session) => (
              <SessionItem
                key={session.id}
                session={session}
                isBusy={busyId === session.id}
                isEnded={endedIds.includes(session.id)}
                fault={note?.session.id === session.id ? note.fault : null}
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
          <p className={styles.note}>{words.applications}</p>
        </>
      )}
    </div>
  );
}
