/** The figures of a page: scores from 0 to 100, milliseconds, and the bytes that were transferred. */
export interface Figures {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  readonly layoutShift: number;
  readonly bytes: number;
}

/** A page and its figures. */
export interface Row {
  readonly name: string;
  readonly figures: Figures;
}

interface Column {
  readonly key: keyof Figures;
  readonly title: string;
  readonly goal: number;
  readonly isScore: boolean;
  readonly write: (value: number) => string;
}

const score = (key: keyof Figures, title: string, goal: number): Column => ({
  key,
  title,
  goal,
  isScore: true,
  write: String,
});
const cost = (key: keyof Figures, title: string, goal: number, write: Column['write']): Column => ({
  key,
  title,
  goal,
  isScore: false,
  write,
});
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const milliseconds = (ms: number): string => `${ms.toFixed(0)} ms`;

/** The columns of the table, with the goal of each: at least for scores, at most for the others. */
const columns: readonly Column[] = [
  score('performance', 'performance', 95),
  score('accessibility', 'accessibility', 100),
  score('bestPractices', 'best practices', 100),
  score('seo', 'SEO', 95),
  cost('firstPaintMs', 'FCP', 1800, seconds),
  cost('largestPaintMs', 'LCP', 2500, seconds),
  cost('blockingMs', 'TBT', 150, milliseconds),
  cost('layoutShift', 'CLS', 0, (value) => value.toFixed(3)),
  cost('bytes', 'transferred', 130_000, (value) => `${(value / 1000).toFixed(0)} kB`),
];

/** Returns the median of each figure. With an even number of rounds, it's the worse one in the middle. */
export function mediansOf(rounds: readonly Figures[]): Figures {
  const median = ({ key, isScore }: Column): number => {
    const values = rounds.map((figures) => figures[key]).sort((one, other) => one - other);
    return values[isScore ? Math.ceil(values.length / 2) - 1 : Math.floor(values.length / 2)] ?? Number.NaN;
  };
  return Object.fromEntries(columns.map((column) => [column.key, median(column)])) as unknown as Figures;
}

const meets = ({ key, goal, isScore }: Column, figures: Figures): boolean =>
  isScore ? figures[key] >= goal : figures[key] <= goal;

/** Returns the goals that pages miss, one sentence for each. */
export function missedGoals(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ name, figures }) =>
    columns
      .filter((column) => !meets(column, figures))
      .map(
        ({ key, title, goal, isScore, write }) =>
          `${name}: ${title} is ${write(figures[key])}, ${isScore ? 'below' : 'above'} ${write(goal)}.`,
      ),
  );
}

/** Writes the table in Markdown. Figures that miss their goal are bold. */
export function writeTable(rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const cell = (column: Column, figures: Figures): string => {
    const text = column.write(figures[column.key]);
    return meets(column, figures) ? text : `**${text}**`;
  };
  return [
    line(['page', ...columns.map(({ title }) => title)]),
    line(['---', ...columns.map(() => '---:')]),
    line(['goal', ...columns.map(({ isScore, write, goal }) => `${isScore ? '≥' : '≤'} ${write(goal)}`)]),
    ...rows.map(({ name, figures }) => line([name, ...columns.map((column) => cell(column, figures))])),
  ].join('');
}
