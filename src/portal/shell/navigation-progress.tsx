import { makeStyles, ProgressBar } from '@fluentui/react-components';
import { useDelay } from './use-delay';

const useStyles = makeStyles({
  // At the top of the window, because the page may be scrolled down.
  bar: { insetBlockStart: 0, insetInline: 0, position: 'fixed', zIndex: 1 },
});

/** Shows above the old page that the next one is loading, after 300 ms. */
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
