import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import { failureOf } from '../../../graph/failure';
import { failureSentence } from '../../../shell/failure-sentence';
import { type UserError } from '../../../shell/form/form-errors';
import { useDelay } from '../../../shell/use-delay';
import { type Sentence } from '../../../words/sentence';
import { useFormats, useWords } from '../../../words/words-context';
import { explainRefusal } from './explain-refusal';

/** The outcome of an action on a record, shown next to it, or that the action is pending. */
export interface RowNote {
  readonly kind: 'UNDER_WAY' | 'DONE' | 'REFUSAL';
  readonly text: Sentence;
}

/** The notes of a list's records, by id. */
export interface RowNotes {
  readonly of: (id: string) => RowNote | undefined;
  readonly say: (id: string, text: Sentence) => void;
  readonly refuse: (id: string, userErrors: readonly Pick<UserError, 'code' | 'message'>[]) => void;
  /** Locks the records that have no pending action, and clears their notes. Returns the locked ids. */
  readonly take: (ids: readonly string[]) => readonly string[];
  readonly release: (ids: readonly string[]) => void;
  /** Runs an action on a record unless another is pending. Shows errors as a note. */
  readonly during: (id: string, work: () => Promise<void>) => Promise<void>;
}

const UNDER_WAY: RowNote = { kind: 'UNDER_WAY', text: () => '' };

const useStyles = makeStyles({
  REFUSAL: { ...typographyStyles.body1, color: tokens.colorPaletteRedForeground1, display: 'block' },
  DONE: { ...typographyStyles.body1, color: tokens.colorPaletteGreenForeground1, display: 'block' },
  UNDER_WAY: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, display: 'block' },
});

/** Keeps the outcome of the last action on each record. Allows only one pending action for each record. */
export function useRowNotes(): RowNotes {
  const [notes, setNotes] = useState<Readonly<Partial<Record<string, RowNote>>>>({});
  // A ref rather than state, because a second click can come before the next render.
  const taken = useRef(new Set<string>());
  const put = useCallback(
    (id: string, note: RowNote) => setNotes((others) => ({ ...others, [id]: note })),
    [],
  );
  const fail = (id: string, error: unknown): void =>
    put(id, {
      kind: 'REFUSAL',
      text: ({ shell }, formats) => failureSentence(failureOf(error), shell, formats),
    });
  const take = (ids: readonly string[]): readonly string[] => {
    const free = ids.filter((id) => !taken.current.has(id));
    for (const id of free) {
      taken.current.add(id);
      put(id, UNDER_WAY);
    }
    return free;
  };
  const release = (ids: readonly string[]): void => {
    for (const id of ids) taken.current.delete(id);
    setNotes((others) => {
      const isOver = ([id, note]: readonly [string, RowNote | undefined]): boolean =>
        note === UNDER_WAY && ids.includes(id);
      return Object.fromEntries(Object.entries(others).filter((entry) => !isOver(entry)));
    });
  };
  return {
    of: (id) => notes[id],
    say: (id, text) => put(id, { kind: 'DONE', text }),
    refuse: (id, userErrors) =>
      put(id, { kind: 'REFUSAL', text: ({ ourAccounts }) => explainRefusal(userErrors, ourAccounts) }),
    take,
    release,
    async during(id, work) {
      const ids = take([id]);
      if (ids.length === 0) return;
      try {
        await work();
      } catch (error) {
        fail(id, error);
      } finally {
        release(ids);
      }
    },
  };
}

/** Shows a record's note. Screen readers announce it. Quick actions show no progress. */
export function RowNoteLine({ note }: { readonly note: RowNote | undefined }) {
  const styles = useStyles();
  const words = useWords();
  const formats = useFormats();
  const isLong = useDelay(note?.kind === 'UNDER_WAY');
  const text = isLong ? words.shell.sending : note?.text(words, formats);
  return <span role="status">{note && text && <span className={styles[note.kind]}>{text}</span>}</span>;
}
