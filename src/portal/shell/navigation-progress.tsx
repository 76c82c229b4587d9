import { makeStyles, ProgressBar } from '@fluentui/react-components';
import { useDelay } from './use-delay';

const useStyles = makeStyles({
  bar: { insetBlockStart: 0, insetInline: 0, position: 'absolute' },
});

/** Says above the old page, once that has taken 300 ms, that the next one is on its way. */
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
