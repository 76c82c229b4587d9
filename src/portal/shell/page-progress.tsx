import { useSyncExternalStore } from 'react';
import { useNavigation } from 'react-router';
import { requestsUnderWay } from '../graph/requests-under-way';
import { useWords } from '../words/words-context';
import { NavigationProgress } from './navigation-progress';

/**
 * Shows that the next page or the answer to a request is loading. A component of its own, so that requests don't re-render
 * the layout.
 */
export function PageProgress() {
  const { shell } = useWords();
  const isNavigating = useNavigation().state === 'loading';
  const isAsking = useSyncExternalStore(requestsUnderWay.subscribe, requestsUnderWay.areAny, () => false);
  return (
    <NavigationProgress
      isNavigating={isNavigating || isAsking}
      label={isNavigating ? shell.newPage : shell.loading}
    />
  );
}
