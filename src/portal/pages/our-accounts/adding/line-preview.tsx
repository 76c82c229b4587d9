import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { Address } from '../../../shell/address';
import { useFormats, useWords } from '../../../words/words-context';
import { Records } from '../list/records';
import { explainRefusal } from '../list/explain-refusal';
import { type EntryRefusal, isSendable, type ListEntry } from './read-lines';

const useStyles = makeStyles({
  heading: {
    ...typographyStyles.subtitle1,
    marginBlock: `${tokens.spacingVerticalXXL} ${tokens.spacingVerticalS}`,
  },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

/** Shows how a pasted list was read, and the problems of its entries, before it's sent. */
export function LinePreview({
  entries,
  refused,
}: {
  readonly entries: readonly ListEntry[];
  /** Why the service rejected entries of an earlier attempt, by their text. */
  readonly refused: ReadonlyMap<string, EntryRefusal>;
}) {
  const { ourAccounts } = useWords();
  const { adding: words } = ourAccounts;
  const { number: format } = useFormats();
  const styles = useStyles();
  const bad = entries.filter((entry) => entry.status !== 'HEADER' && !isSendable(entry)).length;
  const resultOf = ({ text, status }: ListEntry): ReactNode => {
    if (status === 'READY') return words.ready;
    if (status === 'HEADER') return words.header;
    const reason =
      status === 'REFUSED' || status === 'RETRY'
        ? explainRefusal(refused.get(text) ?? [], ourAccounts)
        : words.problems[status];
    return <span className={styles.wrong}>{reason}</span>;
  };
  return (
    <>
      <div role="status">{bad > 0 && words.leftOut({ count: bad })}</div>
      {entries.length > 0 && (
        <>
          <h2 className={styles.heading}>{words.preview}</h2>
          <Records
            caption={words.preview}
            rows={entries.map((entry, index) => ({ ...entry, id: String(index) }))}
            columns={[
              { title: words.line, cell: ({ number }) => format(number) },
              {
                title: words.name,
                cell: ({ displayName, email, text }) =>
                  displayName === '' && email === '' ? text : displayName,
              },
              { title: words.email, cell: ({ email }) => email !== '' && <Address>{email}</Address> },
              { title: words.result, cell: resultOf },
            ]}
          />
        </>
      )}
    </>
  );
}
