import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../../shell/problem';
import { useFormats, useWords } from '../../../words/words-context';
import { csvText } from './csv-text';
import { type PagedList, readAll, type ReadSoFar } from '../list/read-all';
import { saveFile } from './save-file';

/** A column of a file. */
export interface FileColumn<Row> {
  readonly title: string;
  readonly text: (row: Row) => string | null | undefined;
}

type State =
  | { readonly kind: 'IDLE' | 'CANCELED' }
  | { readonly kind: 'READING'; readonly progress: ReadSoFar }
  | { readonly kind: 'SAVED'; readonly count: number }
  | { readonly kind: 'FAILED'; readonly fault: unknown };

const useStyles = makeStyles({
  progress: {
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    display: 'flex',
    flexBasis: '100%',
    flexWrap: 'wrap',
    rowGap: tokens.spacingVerticalS,
  },
  bar: { flexBasis: '100%', maxInlineSize: '28rem' },
  status: { alignSelf: 'center' },
});

/** A button that reads a whole list, shows the progress, and saves the list as a CSV file. */
export function DownloadButton<Row>({
  list,
  columns,
  name,
}: {
  readonly list: PagedList<Row>;
  readonly columns: readonly FileColumn<Row>[];
  /** Returns the file's name. */
  readonly name: () => string;
}) {
  const { download: words, profiles } = useWords().ourAccounts;
  const { number } = useFormats();
  const styles = useStyles();
  const [state, setState] = useState<State>({ kind: 'IDLE' });
  const reading = useRef<AbortController>(null);
  const button = useRef<HTMLButtonElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  useEffect(() => () => reading.current?.abort(), []);

  const end = (ended: State): void => {
    // The button to cancel disappears.
    if (document.activeElement === cancelButton.current) button.current?.focus();
    setState(ended);
  };
  const download = async (): Promise<void> => {
    if (state.kind === 'READING') return;
    const canceling = new AbortController();
    reading.current = canceling;
    const { signal } = canceling;
    setState({ kind: 'READING', progress: { read: 0, total: undefined } });
    try {
      const onProgress = (progress: ReadSoFar) => setState({ kind: 'READING', progress });
      const rows = await readAll(list, { onProgress, signal });
      if (!rows) return;
      const table = rows.map((row) => columns.map(({ text }) => text(row) ?? ''));
      saveFile(name(), csvText([columns.map(({ title }) => title), ...table]));
      end({ kind: 'SAVED', count: rows.length });
    } catch (fault) {
      if (!signal.aborted) end({ kind: 'FAILED', fault });
    }
  };
  const cancel = (): void => {
    reading.current?.abort();
    setState({ kind: 'CANCELED' });
    button.current?.focus();
  };
  const progress = state.kind === 'READING' ? state.progress : null;
  const said =
    progress?.total === undefined
      ? words.reading
      : words.progress({ read: number(progress.read), total: number(progress.total) });

  return (
    <>
      <Button ref={button} disabledFocusable={progress !== null} onClick={() => void download()}>
        {words.button}
      </Button>
      {progress && (
        <div className={styles.progress}>
          <ProgressBar
            className={styles.bar}
            aria-label={words.reading}
            {...(progress.total !== undefined && {
              max: Math.max(progress.total, 1),
              value: Math.min(progress.read, progress.total),
            })}
          />
          <span>{said}</span>
          <Button ref={cancelButton} size="small" onClick={cancel}>
            {profiles.confirm.cancel}
          </Button>
        </div>
      )}
      <span role="status" className={styles.status}>
        {state.kind === 'SAVED' && words.saved({ count: state.count })}
        {state.kind === 'CANCELED' && words.canceled}
      </span>
      {state.kind === 'FAILED' && <Problem error={state.fault} retry={download} />}
    </>
  );
}
