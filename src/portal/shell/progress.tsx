import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { use } from 'react';
import { shell } from '../words/english/shell';
import { SpeechContext } from '../words/words-context';
import { useDelay } from './use-delay';

const useStyles = makeStyles({ root: { minBlockSize: '6rem', paddingBlock: tokens.spacingVerticalXXL } });

/**
 * Shows that something is loading, in its place, after 300 ms. The footer isn't shown while there is one, because the
 * content would move it.
 */
export function Progress({ label }: { readonly label?: string }) {
  const isLong = useDelay();
  const styles = useStyles();
  const words = use(SpeechContext)?.words;
  // Before any language has loaded, there's only a spinner. The document's language is still English then.
  const said = words ? { label: label ?? words.shell.loading } : { 'aria-label': shell.loading };
  return (
    <div className={styles.root} role="status" data-loading>
      {isLong && <Spinner {...said} />}
    </div>
  );
}
