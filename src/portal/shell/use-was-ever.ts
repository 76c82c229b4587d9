import { useState } from 'react';

/**
 * Returns whether a condition has been true since the component was mounted. Dialogs that nobody has opened aren't
 * rendered: a list has one for each row, and Fluent adds focusable elements to the page for the first.
 */
export function useWasEver(isTrue: boolean): boolean {
  const [wasEver, setWasEver] = useState(isTrue);
  if (isTrue && !wasEver) setWasEver(true);
  return wasEver || isTrue;
}
