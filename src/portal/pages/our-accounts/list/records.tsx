import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { useMediaQuery } from '../../../shell/use-media-query';

/** A column of a table of records. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** The position on a card, without the title. By default, it's among the facts, with its title. */
  readonly onCard?: 'BESIDE_NAME' | 'BELOW';
}

interface RecordsProps<Row extends { readonly id: string }> {
  /** The accessible name of the list. */
  readonly caption: string;
  readonly rows: readonly Row[];
  /** The first column names the record. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  /** The column before the first: a checkbox that selects the record. */
  readonly select?: Column<Row> | undefined;
}

const line = {
  borderBlockEndColor: tokens.colorNeutralStroke2,
  borderBlockEndStyle: 'solid',
  borderBlockEndWidth: '1px',
} as const;

const useStyles = makeStyles({
  table: { ...typographyStyles.body1, borderCollapse: 'collapse', inlineSize: '100%', textAlign: 'start' },
  title: {
    ...typographyStyles.caption1Strong,
    ...line,
    color: tokens.colorNeutralForeground2,
    paddingBlock: tokens.spacingVerticalS,
    paddingInlineEnd: tokens.spacingHorizontalM,
    textAlign: 'start',
    whiteSpace: 'nowrap',
  },
  cell: {
    ...line,
    fontWeight: tokens.fontWeightRegular,
    // Words aren't broken here. The name column breaks anywhere, because it contains the e-mail address.
    overflowWrap: 'break-word',
    paddingBlock: tokens.spacingVerticalM,
    paddingInlineEnd: tokens.spacingHorizontalM,
    textAlign: 'start',
    verticalAlign: 'top',
  },
  heading: { overflowWrap: 'anywhere' },
  hidden: { clipPath: 'inset(50%)', position: 'absolute', whiteSpace: 'nowrap' },
  cards: { display: 'grid', gap: tokens.spacingVerticalM, listStyleType: 'none', margin: 0, padding: 0 },
  card: {
    borderBlockStartColor: tokens.colorNeutralStroke2,
    borderBlockStartStyle: 'solid',
    borderBlockStartWidth: '1px',
    paddingBlockStart: tokens.spacingVerticalM,
  },
  head: { display: 'flex', gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minInlineSize: 0 },
  facts: {
    columnGap: tokens.spacingHorizontalM,
    display: 'grid',
    gridTemplateColumns: 'minmax(6rem, max-content) 1fr',
    marginBlock: tokens.spacingVerticalS,
    rowGap: tokens.spacingVerticalXS,
  },
  pair: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, minInlineSize: 0 },
});

/** Shows records as a table, or as a list of cards on narrow screens. */
export function Records<Row extends { readonly id: string }>(props: RecordsProps<Row>) {
  return useMediaQuery('(max-width: 56rem)') ? <Cards {...props} /> : <Table {...props} />;
}

function Table<Row extends { readonly id: string }>({ caption, rows, columns, select }: RecordsProps<Row>) {
  const styles = useStyles();
  const [name, ...facts] = columns;
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{caption}</caption>
      <thead>
        <tr>
          {select && (
            <th scope="col" className={styles.title}>
              <span className={styles.hidden}>{select.title}</span>
            </th>
          )}
          {columns.map(({ title }) => (
            <th key={title} scope="col" className={styles.title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {select && <td className={styles.cell}>{select.cell(row)}</td>}
            <th scope="row" className={mergeClasses(styles.cell, styles.heading)}>
              {name.cell(row)}
            </th>
            {facts.map(({ title, cell }) => (
              <td key={title} className={styles.cell}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards<Row extends { readonly id: string }>({ caption, rows, columns, select }: RecordsProps<Row>) {
  const styles = useStyles();
  const [name, ...facts] = columns;
  return (
    // Safari doesn't expose a list without bullets as a list unless it has this role.
    <ul role="list" aria-label={caption} className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id} className={styles.card}>
          <div className={styles.head}>
            {select?.cell(row)}
            <div className={styles.name}>{name.cell(row)}</div>
            <CardCells row={row} columns={facts} at="BESIDE_NAME" />
          </div>
          <dl className={styles.facts}>
            {facts
              .filter(({ onCard }) => onCard === undefined)
              .map(({ title, cell }) => (
                <div key={title} className={styles.pair}>
                  <dt className={styles.term}>{title}</dt>
                  <dd className={styles.fact}>{cell(row)}</dd>
                </div>
              ))}
          </dl>
          <CardCells row={row} columns={facts} at="BELOW" />
        </li>
      ))}
    </ul>
  );
}

function CardCells<Row>({
  row,
  columns,
  at,
}: {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly at: Column<Row>['onCard'];
}) {
  return columns
    .filter(({ onCard }) => onCard === at)
    .map(({ title, cell }) => <div key={title}>{cell(row)}</div>);
}
