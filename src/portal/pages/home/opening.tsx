import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { Lead } from '../../shell/lead';
import { useWords } from '../../words/words-context';

const useStyles = makeStyles({
  root: {
    borderBlockEndColor: tokens.colorNeutralStroke2,
    borderBlockEndStyle: 'solid',
    borderBlockEndWidth: '1px',
  },
  // As high as the texts about the company, so that the lead doesn't move.
  company: {
    marginBlockEnd: tokens.spacingVerticalM,
    minBlockSize: '8.5rem',
    '@media (max-width: 40rem)': { minBlockSize: '7.75rem' },
  },
});

/** The page's beginning: the company, once it's known, and the lead. */
export function Opening({ children }: { readonly children?: ReactNode }) {
  const { home: words } = useWords();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div className={styles.company}>{children}</div>
      <Lead>{words.lead}</Lead>
    </div>
  );
}
