import { useState } from 'react';

/** Returns the text of a field and its setter. Resets the text when the saved value changes. */
export function useDraft(saved: string): readonly [string, (draft: string) => void] {
  const [draft, setDraft] = useState(saved);
  const [known, setKnown] = useState(saved);
  if (known !== saved) {
    setKnown(saved);
    setDraft(saved);
  }
  return [draft, setDraft];
}
