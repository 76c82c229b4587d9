import { useState } from 'react';

/** The text of a field whose value is saved by a form. */
export interface Draft {
  /** What was entered, or the saved value. */
  readonly text: string;
  readonly isChanged: boolean;
  readonly enter: (text: string) => void;
  /** Discards what was entered. */
  readonly discard: () => void;
  /** Discards the text that the form has just saved, but not what was entered since it was sent. */
  readonly settle: () => void;
}

/**
 * Returns the text of a field. It follows the saved value, which others can change, until another is entered. The service
 * may save a text in another form, without spaces around it, so a form settles its fields after it has saved them.
 */
export function useDraft(saved: string): Draft {
  const [entered, setEntered] = useState<string | null>(null);
  if (entered === saved) setEntered(null);
  return {
    text: entered ?? saved,
    isChanged: entered !== null && entered !== saved,
    enter: setEntered,
    discard: () => setEntered(null),
    settle: () => setEntered((current) => (current === entered ? null : current)),
  };
}
