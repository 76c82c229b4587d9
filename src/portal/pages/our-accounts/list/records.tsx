import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { type ReactNode } from 'react';

/** How a list is sorted by a column, and how to change that. */
export interface ColumnSort {
  readonly order: 'ascending' | 'descending' | 'none';
  readonly onSort: () => void;
}

/** A column of a table of records. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly onCard?: OnCard;
  /** Whether to keep Japanese text on one line. For columns of single words and dates. */
  readonly isShort?: boolean;
  /** Makes the title a button that sorts. Only in the table: cards have no titles. */
  readonly sort?: ColumnSort;
}

/** Where a column is on a card. Only facts have their title there, if they have a value. Default: `FACT`. */
type OnCard = 'BESIDE_NAME' | 'FACT' | 'BELOW';

/** The column before the first: a checkbox that selects the record. */
export interface SelectColumn<Row> extends Column<Row> {
  /** The checkbox that selects all records. */
  readonly selectAll: ReactNode;
}

interface RecordsProps<Row extends { readonly id: string }> {
  /** The accessible name of the list. */
  readonly caption: string;
  readonly rows: readonly Row[];
  /** The first column names the record. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly select?: SelectColumn<Row> | undefined;
}

const NARROW = '@media (max-width: 56rem)';

const line = {
  borderBlockEndColor: tokens.colorNeutralStroke2,
  borderBlockEndStyle: 'solid',
  borderBlockEndWidth: '1px',
} as const;

// Only for screen readers.
const hidden = {
  blockSize: '1px',
  clipPath: 'inset(50%)',
  inlineSize: '1px',
  overflow: 'hidden',
  position: 'absolute',
  whiteSpace: 'nowrap',
} as const;

const useStyles = makeStyles({
  table: {
    ...typographyStyles.body1,
    borderCollapse: 'collapse',
    inlineSize: '100%',
    textAlign: 'start',
    [NARROW]: { display: 'block' },
  },
  hidden,
  head: { [NARROW]: { display: 'block' } },
  body: { [NARROW]: { display: 'grid', gap: tokens.spacingVerticalM } },
  row: {
    [NARROW]: {
      borderBlockStartColor: tokens.colorNeutralStroke2,
      borderBlockStartStyle: 'solid',
      borderBlockStartWidth: '1px',
      columnGap: tokens.spacingHorizontalS,
      display: 'flex',
      flexWrap: 'wrap',
      paddingBlockStart: tokens.spacingVerticalM,
      rowGap: tokens.spacingVerticalXS,
    },
  },
  title: {
    ...typographyStyles.caption1Strong,
    ...line,
    color: tokens.colorNeutralForeground2,
    paddingBlock: tokens.spacingVerticalS,
    paddingInlineEnd: tokens.spacingHorizontalM,
    textAlign: 'start',
    whiteSpace: 'nowrap',
    [NARROW]: hidden,
  },
  sort: {
    ...typographyStyles.caption1Strong,
    color: 'inherit',
    columnGap: tokens.spacingHorizontalXS,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalXS})`,
    minInlineSize: 0,
    paddingInline: tokens.spacingHorizontalXS,
    [NARROW]: { display: 'none' },
  },
  onCards: { display: 'none', [NARROW]: { display: 'inline' } },
  selectAll: {
    ...line,
    fontWeight: tokens.fontWeightRegular,
    padding: 0,
    textAlign: 'start',
    [NARROW]: { borderBlockEndStyle: 'none', display: 'block' },
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
    [NARROW]: { borderBlockEndStyle: 'none', display: 'block', padding: 0 },
  },
  // The whole first line of a card, without its other parts.
  name: { overflowWrap: 'anywhere', [NARROW]: { flexBasis: 0, flexGrow: 1, minInlineSize: 0 } },
  short: { wordBreak: 'keep-all' },
  BESIDE_NAME: {},
  FACT: {
    [NARROW]: {
      columnGap: tokens.spacingHorizontalM,
      display: 'grid',
      flexBasis: '100%',
      gridTemplateColumns: 'minmax(6rem, 30%) minmax(0, 1fr)',
      order: 1,
    },
  },
  BELOW: { [NARROW]: { flexBasis: '100%', order: 2 } },
  // Not without a box: the next cells would get the wrong titles.
  empty: { [NARROW]: hidden },
  term: { color: tokens.colorNeutralForeground2, display: 'none', [NARROW]: { display: 'block' } },
});

/**
 * Shows records as a table, or as cards on narrow screens. Both are the same elements, so that menus, dialogs
 * and the focus stay when the window narrows. The roles are for browsers that derive them from the display.
 */
export function Records<Row extends { readonly id: string }>({
  caption,
  rows,
  columns,
  select,
}: RecordsProps<Row>) {
  const styles = useStyles();
  const [name, ...others] = columns;
  return (
    <table role="table" className={styles.table}>
      <caption className={styles.hidden}>{caption}</caption>
      <thead role="rowgroup" className={styles.head}>
        <tr role="row">
          {select && (
            <th role="columnheader" scope="col" className={styles.selectAll}>
              {select.selectAll || <span className={styles.hidden}>{select.title}</span>}
            </th>
          )}
          {columns.map(({ title, sort }) => (
            <th
              key={title}
              role="columnheader"
              scope="col"
              className={styles.title}
              {...(sort && { 'aria-sort': sort.order })}
            >
              {sort ? <SortTitle title={title} sort={sort} /> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className={styles.body}>
        {rows.map((row) => (
          <tr key={row.id} role="row" className={styles.row}>
            {select && <Cell content={select.cell(row)} />}
            <th role="rowheader" scope="row" className={mergeClasses(styles.cell, styles.name)}>
              {name.cell(row)}
            </th>
            {others.map(({ title, cell, onCard = 'FACT', isShort = false }) => (
              <Cell key={title} title={title} content={cell(row)} onCard={onCard} isShort={isShort} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// Cards hide the titles, so a button there could have the focus without being visible.
function SortTitle({ title, sort }: { readonly title: string; readonly sort: ColumnSort }) {
  const styles = useStyles();
  const Arrow = sort.order === 'descending' ? ArrowDown16Regular : ArrowUp16Regular;
  return (
    <>
      <Button
        appearance="subtle"
        size="small"
        className={styles.sort}
        iconPosition="after"
        onClick={sort.onSort}
        {...(sort.order !== 'none' && { icon: <Arrow /> })}
      >
        {title}
      </Button>
      <span className={styles.onCards}>{title}</span>
    </>
  );
}

function Cell({
  title,
  content,
  onCard = 'BESIDE_NAME',
  isShort = false,
}: {
  readonly title?: string;
  readonly content: ReactNode;
  readonly onCard?: OnCard;
  readonly isShort?: boolean;
}) {
  const styles = useStyles();
  const isEmpty = content === undefined || content === null || content === false || content === '';
  return (
    <td
      role="cell"
      className={mergeClasses(styles.cell, styles[onCard], isShort && styles.short, isEmpty && styles.empty)}
    >
      {onCard === 'FACT' && !isEmpty && (
        // Screen readers announce the column's title.
        <span aria-hidden="true" className={styles.term}>
          {title}
        </span>
      )}
      <div>{content}</div>
    </td>
  );
}
