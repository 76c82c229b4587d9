import { Button, makeStyles } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useState } from 'react';
import { Problem } from '../../../shell/problem';
import { useWords } from '../../../words/words-context';

const useStyles = makeStyles({ count: { marginInlineStart: 'auto' } });

/**
 * Counts a list on request, because that costs more than reading a page. `isAutomatic` is for lists that are quick
 * to count. Needs a new `key` for other filters.
 */
export function CountButton({
  count,
  isAutomatic = false,
}: {
  readonly count: () => Promise<number | undefined>;
  readonly isAutomatic?: boolean;
}) {
  const { list: words } = useWords().ourAccounts;
  const styles = useStyles();
  const [counted, setCounted] = useState<number>();
  const [fault, setFault] = useState<unknown>();
  const countNow = () => {
    setFault(undefined);
    return count().then(setCounted, setFault);
  };
  const countFirst = useEffectEvent(() => {
    if (isAutomatic) count().then(setCounted, setFault);
  });
  useEffect(() => countFirst(), []);
  if (fault !== undefined) return <Problem error={fault} retry={countNow} />;
  return (
    <span role="status" className={styles.count}>
      {isAutomatic && counted === undefined ? null : counted === undefined ? (
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
