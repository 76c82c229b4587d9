import { Button, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useWords } from '../../../words/words-context';
import { type ListAddress } from './list-address';

const useStyles = makeStyles({
  form: {
    alignItems: 'end',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    marginBlock: tokens.spacingVerticalM,
  },
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  search: {
    alignItems: 'end',
    display: 'flex',
    flexGrow: 1,
    gap: tokens.spacingHorizontalS,
    maxInlineSize: '28rem',
  },
  box: { flexGrow: 1, minInlineSize: 0 },
  input: { minWidth: 0 },
  // As wide as cards are shown: see records.tsx.
  sort: { '@media (min-width: 56.01rem)': { display: 'none' } },
  // The longest option can be wider than a phone.
  choice: { gridTemplateColumns: 'minmax(0, 1fr)', maxInlineSize: '100%' },
});

/** The buttons of a list that aren't about single records. */
export function Tools({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().tools}>{children}</div>;
}

/** The filters of a list. Selections apply immediately, text when it's submitted. */
export function Filters({ children }: { readonly children: ReactNode }) {
  return (
    <div role="search" className={useStyles().form}>
      {children}
    </div>
  );
}

/** The search field, for the filter `search`. */
export function SearchField({
  address,
  label,
}: {
  readonly address: ListAddress<'search'>;
  readonly label: string;
}) {
  const { list: words } = useWords().ourAccounts;
  const styles = useStyles();
  const { search } = address.filters;
  const [text, setText] = useState(search);
  const [shown, setShown] = useState(search);
  // After Back, shows the earlier search.
  if (shown !== search) {
    setShown(search);
    setText(search);
  }
  const find = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    address.filterBy({ search: text.trim() });
  };
  return (
    <form className={styles.search} onSubmit={find}>
      <Field label={label} className={styles.box}>
        <Input
          type="search"
          className={styles.input}
          maxLength={100}
          value={text}
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
      <Button type="submit">{words.search}</Button>
    </form>
  );
}

/** The order of a list, for cards. Tables have the titles of their columns instead. */
export function SortField({
  address,
  labels,
}: {
  readonly address: ListAddress<string>;
  /** The label of each order, as in the URL. The first one, with an empty key, is the default. */
  readonly labels: Readonly<Record<string, string>>;
}) {
  const { list: words } = useWords().ourAccounts;
  const styles = useStyles();
  return (
    <Field label={words.sortBy} className={mergeClasses(styles.choice, styles.sort)}>
      <Select
        value={address.sort in labels ? address.sort : ''}
        onChange={(_event, { value }) => address.sortBy(value)}
      >
        {Object.entries(labels).map(([order, text]) => (
          <option key={order} value={order}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** A filter with a fixed set of values. `labels` has a label for each. */
export function ChoiceField({
  label,
  value,
  labels,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly onChoose: (value: string) => void;
}) {
  const { list: words } = useWords().ourAccounts;
  return (
    <Field label={label} className={useStyles().choice}>
      <Select value={value in labels ? value : ''} onChange={(_event, { value: chosen }) => onChoose(chosen)}>
        <option value="">{words.any}</option>
        {Object.entries(labels).map(([word, text]) => (
          <option key={word} value={word}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
