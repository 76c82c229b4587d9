import { makeStyles } from '@fluentui/react-components';
import {
  type ReactNode,
  startTransition,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { firstPage } from './first-page';
import { StartingProgress } from './starting-progress';

const useStyles = makeStyles({ root: { display: 'contents' } });

/**
 * Hides its content while the page that the server sent is shown. `PageTitle` ends that.
 *
 * Meanwhile, the content is rendered in a transition, which React interrupts, so that the page can be scrolled.
 */
export function AfterFirstPage({ children }: { readonly children: ReactNode }) {
  const isWaiting = useSyncExternalStore(firstPage.subscribe, firstPage.isShown, () => false);
  const [isRendered, setRendered] = useState(() => !isWaiting);
  useEffect(() => startTransition(() => setRendered(true)), []);
  const styles = useStyles();
  return (
    <>
      {isWaiting && <StartingProgress />}
      {/* The style sheet hides it, so that it's shown at once, and effects can move the focus. */}
      <div className={styles.root} data-after-first>
        {isRendered && children}
      </div>
    </>
  );
}

/** Replaces the page that the server sent by what this component is part of. */
export function useReplacesFirstPage(): void {
  useLayoutEffect(() => firstPage.remove(), []);
}
