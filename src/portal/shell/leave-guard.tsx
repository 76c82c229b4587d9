import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useWords } from '../words/words-context';
import { confirmLeaving, isHeld } from './form/leaving';

/** Asks for a confirmation before the person leaves a page with unsaved entries or a running change. */
export function LeaveGuard() {
  const { shell } = useWords();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      // Forms are also opened and closed by the query, such as those of Our accounts.
      (currentLocation.pathname !== nextLocation.pathname ||
        currentLocation.search !== nextLocation.search) &&
      isHeld(),
  );

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (confirmLeaving(shell)) blocker.proceed();
    else blocker.reset();
  }, [blocker, shell]);
  return null;
}
