import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { failureOf } from '../../../graph/failure';
import { failureSentence } from '../../../shell/failure-sentence';
import { type UserError } from '../../../shell/form/form-errors';
import { useFormats, useWords } from '../../../words/words-context';

/** What came of something that was asked for a record, to stand next to it. */
export interface RowNote {
  readonly isRefusal: boolean;
  readonly text: string;
}

/** The notes of a list's records, by their ids. */
export interface RowNotes {
  readonly of: (id: string) => RowNote | undefined;
  readonly say: (id: string, text: string) => void;
  readonly refuse: (id: string, userErrors: readonly Pick<UserError, 'code' | 'message'>[]) => void;
  /** Says why a request was not served. */
  readonly fail: (id: string, error: unknown) => void;
}

const useStyles = makeStyles({
  refusal: { ...typographyStyles.body1, color: tokens.colorPaletteRedForeground1, display: 'block' },
  done: { ...typographyStyles.body1, color: tokens.colorPaletteGreenForeground1, display: 'block' },
});

/** Keeps what came of what was asked for each record of a list. */
export function useRowNotes(): RowNotes {
  const [notes, setNotes] = useState<Readonly<Record<string, RowNote>>>({});
  const { shell } = useWords();
  const formats = useFormats();
  const explain = useExplanation();
  const put = useCallback(
    (id: string, note: RowNote) => setNotes((others) => ({ ...others, [id]: note })),
    [],
  );
  return {
    of: (id) => notes[id],
    say: (id, text) => put(id, { isRefusal: false, text }),
    refuse: (id, userErrors) => put(id, { isRefusal: true, text: userErrors.map(explain).join(' ') }),
    fail: (id, error) =>
      put(id, { isRefusal: true, text: failureSentence(failureOf(error), shell, formats) }),
  };
}

/** Gives how a refusal is told in the language of now; one that has no sentence, in the service's English. */
export function useExplanation(): (error: Pick<UserError, 'code' | 'message'>) => string {
  const { refusals } = useWords().ourAccounts;
  const sentences: Readonly<Partial<Record<string, string>>> = refusals;
  return ({ code, message }) => sentences[code] ?? message;
}

/** The note of a record, read out when it comes; nothing is said where there is none. */
export function RowNoteLine({ note }: { readonly note: RowNote | undefined }) {
  const styles = useStyles();
  return (
    <span role="status">
      {note && <span className={note.isRefusal ? styles.refusal : styles.done}>{note.text}</span>}
    </span>
  );
}
