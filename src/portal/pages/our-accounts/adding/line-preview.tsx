import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useFormats, useWords } from '../../../words/words-context';
import { Records } from '../list/records';
import { type ListLine } from './read-lines';

const useStyles = makeStyles({
  heading: {
    ...typographyStyles.subtitle1,
    marginBlock: `${tokens.spacingVerticalXXL} ${tokens.spacingVerticalS}`,
  },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

/** Shows how a pasted list was read, and the problems of its lines, before it's sent. */
export function LinePreview({
  lines,
  refused,
}: {
  readonly lines: readonly ListLine[];
  /** Why the service rejected lines of an earlier attempt, by the line's text. */
  readonly refused: ReadonlyMap<string, string>;
}) {
  const { adding: words } = useWords().ourAccounts;
  const { number: format } = useFormats();
  const styles = useStyles();
  const bad = lines.filter(({ problem }) => problem !== null).length;
  const wrongOf = ({ text, problem }: ListLine): string | undefined =>
    problem === null ? refused.get(text) : words.problems[problem];
  return (
    <>
      <div role="status">{bad > 0 && words.leftOut({ count: bad })}</div>
      {lines.length > 0 && (
        <>
          <h2 className={styles.heading}>{words.preview}</h2>
          <Records
            caption={words.preview}
            rows={lines.map((line) => ({ ...line, id: String(line.number) }))}
            columns={[
              { title: words.line, cell: ({ number }) => format(number) },
              {
                title: words.name,
                cell: ({ displayName, text, problem }) =>
                  displayName === '' && problem === 'NO_EMAIL' ? text : displayName,
              },
              { title: words.email, cell: ({ email }) => email },
              {
                title: words.result,
                cell: (line) => {
                  const wrong = wrongOf(line);
                  return wrong === undefined ? words.ready : <span className={styles.wrong}>{wrong}</span>;
                },
              },
            ]}
          />
        </>
      )}
    </>
  );
}
