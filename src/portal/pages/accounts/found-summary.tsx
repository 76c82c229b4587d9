import { Button, makeStyles } from '@fluentui/react-components';
import { Problem } from '../../shell/problem';
import { useWords } from '../../words/words-context';
import { type FoundChoices } from './use-found-choices';

const useStyles = makeStyles({
  root: { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '1rem' },
  count: { marginBlock: 0, ':not(:empty)': { marginBlockEnd: '1rem' } },
});

/** Shows the number of search results, or why the search failed, and a button that loads more. */
export function FoundSummary({ found }: { readonly found: FoundChoices | null }) {
  const { accounts: words } = useWords();
  const styles = useStyles();
  const connection = found?.connection;
  return (
    <>
      {found?.error !== undefined && !connection && <Problem error={found.error} retry={found.retry} />}
      <div className={styles.root}>
        <p role="status" className={styles.count}>
          {connection && words.found({ count: connection.totalCount })}
        </p>
        {connection?.pageInfo.hasNextPage && <Button onClick={() => void found?.more()}>{words.more}</Button>}
      </div>
    </>
  );
}
