import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode } from 'react';

const useStyles = makeStyles({
  list: {
    columnGap: tokens.spacingHorizontalXXL,
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    marginBlock: '0 1rem',
    rowGap: tokens.spacingVerticalXS,
    '@media (max-width: 30rem)': { gridTemplateColumns: '1fr', rowGap: 0 },
  },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, '@media (max-width: 30rem)': { marginBlockEnd: tokens.spacingVerticalS } },
});

/** A list of names and values: side by side, or below each other on narrow screens. */
export function Facts({ facts }: { readonly facts: readonly (readonly [term: string, fact: ReactNode])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(([term, fact]) => [
        <dt key={term} className={styles.term}>
          {term}
        </dt>,
        <dd key={`${term}:`} className={styles.fact}>
          {fact}
        </dd>,
      ])}
    </dl>
  );
}
