import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { use } from 'react';
import { shell } from '../words/english/shell';
import { SpeechContext } from '../words/words-context';
import { useDelay } from './use-delay';

const useStyles = makeStyles({ root: { minBlockSize: '6rem', paddingBlock: tokens.spacingVerticalXXL } });

/** Says that something is on its way, in the place of what it will be, once that has taken 300 ms. */
export function Progress({ label }: { readonly label?: string }) {
  const isLong = useDelay();
  const styles = useStyles();
  const words = use(SpeechContext)?.words;
  // Before any language is there, a turning wheel has to do, and the document is still said to be English.
  const said = words ? { label: label ?? words.shell.loading } : { 'aria-label': shell.loading };
  return (
    <div className={styles.root} role="status">
      {isLong && <Spinner {...said} />}
    </div>
  );
}
