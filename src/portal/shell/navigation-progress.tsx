import { makeStyles, ProgressBar } from '@fluentui/react-components';
import { useDelay } from './use-delay';

const useStyles = makeStyles({
  // At the window's upper edge, not the page's: what is waited for may have been asked for far down.
  bar: { insetBlockStart: 0, insetInline: 0, position: 'fixed', zIndex: 1 },
});

/** Says above the old page, however far it is scrolled, that the next one is on its way, once that has taken 300 ms. */
export function NavigationProgress({
  isNavigating,
  label,
}: {
  readonly isNavigating: boolean;
  readonly label: string;
}) {
  const isLong = useDelay(isNavigating);
  const styles = useStyles();
  return isLong ? <ProgressBar className={styles.bar} thickness="large" aria-label={label} /> : null;
}
