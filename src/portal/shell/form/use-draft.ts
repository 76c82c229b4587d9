import { useState } from 'react';

/** Holds what is entered in a field, beginning with the saved value and again whenever another one has been saved. */
export function useDraft(saved: string): readonly [string, (draft: string) => void] {
  const [draft, setDraft] = useState(saved);
  const [known, setKnown] = useState(saved);
  if (known !== saved) {
    setKnown(saved);
    setDraft(saved);
  }
  return [draft, setDraft];
}
