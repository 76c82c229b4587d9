import { useEffect } from 'react';

const unsavedForms = new Set<object>();

/** Returns whether a form of the page has entries that weren't saved. */
export function hasUnsavedEntries(): boolean {
  return unsavedForms.size > 0;
}

/** Discards the entries of all forms of the page, so that leaving it needs no confirmation. */
export function discardUnsavedEntries(): void {
  unsavedForms.clear();
}

/** Makes leaving the page need a confirmation while a form has entries that weren't saved. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const form = {};
    unsavedForms.add(form);
    addEventListener('beforeunload', askBeforeUnload);
    return () => {
      unsavedForms.delete(form);
      if (!hasUnsavedEntries()) removeEventListener('beforeunload', askBeforeUnload);
    };
  }, [isUnsaved]);
}

// The browser asks with a text of its own.
function askBeforeUnload(event: BeforeUnloadEvent): void {
  if (hasUnsavedEntries()) event.preventDefault();
}
