import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useWords } from '../words/words-context';
import { hasUnsavedEntries } from './form/use-unsaved';

/** Asks for a confirmation before the person leaves a page with entries that weren't saved. */
export function LeaveGuard() {
  const { shell } = useWords();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      // Forms are also opened and closed by the query, such as those of Our accounts.
      (currentLocation.pathname !== nextLocation.pathname ||
        currentLocation.search !== nextLocation.search) &&
      hasUnsavedEntries(),
  );

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (confirm(shell.leave)) blocker.proceed();
    else blocker.reset();
  }, [blocker, shell]);
  return null;
}
