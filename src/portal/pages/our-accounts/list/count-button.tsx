import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Problem } from '../../../shell/problem';
import { useWords } from '../../../words/words-context';

const useStyles = makeStyles({ count: { marginInlineStart: 'auto' } });

/** Counts a list when somebody wants to know: it costs more than showing a page. Give it a new `key` for other filters. */
export function CountButton({ count }: { readonly count: () => Promise<number | undefined> }) {
  const { list: words } = useWords().ourAccounts;
  const styles = useStyles();
  const [counted, setCounted] = useState<number>();
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) return <Problem error={fault} />;
  return (
    <span role="status" className={styles.count}>
      {counted === undefined ? (
        <Button size="small" appearance="subtle" onClick={() => void count().then(setCounted, setFault)}>
          {words.count}
        </Button>
      ) : (
        words.counted({ count: counted })
      )}
    </span>
  );
}
