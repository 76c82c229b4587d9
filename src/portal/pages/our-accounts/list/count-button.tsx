import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Problem } from '../../../shell/problem';
import { useWords } from '../../../words/words-context';

const useStyles = makeStyles({ count: { marginInlineStart: 'auto' } });

/**
 * Counts a list on request, because that costs more than reading a page. Needs a new `key` for other filters.
 */
export function CountButton({ count }: { readonly count: () => Promise<number | undefined> }) {
  const { list: words } = useWords().ourAccounts;
  const styles = useStyles();
  const [counted, setCounted] = useState<number>();
  const [fault, setFault] = useState<unknown>();
  const countNow = () => {
    setFault(undefined);
    return count().then(setCounted, setFault);
  };
  if (fault !== undefined) return <Problem error={fault} retry={countNow} />;
  return (
    <span role="status" className={styles.count}>
      {counted === undefined ? (
        <Button size="small" appearance="subtle" onClick={() => void countNow()}>
          {words.count}
        </Button>
      ) : (
        words.counted({ count: counted })
      )}
    </span>
  );
}

/** The number of records of a list that fits on one page. */
export function Total({ count }: { readonly count: number }) {
  return <span className={useStyles().count}>{useWords().ourAccounts.list.counted({ count })}</span>;
}
