import { Field, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useWords } from '../../words/words-context';

const useStyles = makeStyles({
  field: { marginBlockEnd: tokens.spacingVerticalL, maxInlineSize: '32rem' },
  box: { maxInlineSize: 'none' },
});

/** The search field for profiles, with an optional note about which profiles are listed without a search. */
export function ChoiceSearch({
  text,
  onChange,
  note,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly note?: string;
}) {
  const { accounts: words } = useWords();
  const styles = useStyles();
  return (
    <Field label={words.search} hint={note ?? words.searchHint} className={styles.field}>
      <SearchBox
        className={styles.box}
        value={text}
        maxLength={100}
        onChange={(_event, { value }) => onChange(value)}
      />
    </Field>
  );
}
