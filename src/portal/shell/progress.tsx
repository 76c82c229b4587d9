import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { use } from 'react';
import { SpeechContext } from '../words/words-context';
import { useDelay } from './use-delay';

const useStyles = makeStyles({ root: { minBlockSize: '6rem', paddingBlock: tokens.spacingVerticalXXL } });

/** Says that something is on its way, in the place of what it will be, once that has taken 300 ms. */
export function Progress({ label }: { readonly label?: string }) {
  const isLong = useDelay();
  const styles = useStyles();
  // Before any language is there, a turning wheel has to do.
  const words = use(SpeechContext)?.words;
  return (
    <div className={styles.root} role="status">
      {isLong && <Spinner label={label ?? words?.shell.loading} />}
    </div>
  );
}
