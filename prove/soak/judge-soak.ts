/** What was measured at one time. */
export interface SoakSample {
  /** Seconds since the load began. */
  readonly at: number;
  /** Of the process, after a garbage collection. */
  readonly residentBytes: number;
  readonly heapBytes: number;
  readonly externalBytes: number;
  /** Connections of the load balancer, as many as there were requests at the same time lately. */
  readonly httpConnections: number;
  /** Active resources of the event loop, without timers and these connections. */
  readonly handles: number;
  /** Without these connections. */
  readonly openFiles: number;
  /** Of the service, on the database server. */
  readonly connections: number;
  readonly preparedStatements: number;
  /** Number of rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What must not grow: memory by less than 5 % in the second half, and the others not at all, which is as little. */
export const STEADY = [
  'residentBytes',
  'heapBytes',
  'externalBytes',
  'handles',
  'openFiles',
  'connections',
  'preparedStatements',
] as const;

/** Something that must not happen in a soak. */
export interface SoakViolation {
  readonly kind: 'error' | 'growth' | 'unnamed growth';
  readonly what: string;
}

/** What a soak has recorded. */
export interface SoakRecord {
  readonly samples: readonly SoakSample[];
  /** What went wrong in requests and operations. */
  readonly errors: readonly string[];
  /** The tables whose growth, and what removes it, is documented. */
  readonly documented: ReadonlySet<string>;
}

const MOST_GROWTH = 0.05;
/** Small values vary by a few: buffers of requests at the time of the sample, and connections that open or close. */
const NEGLIGIBLE: Readonly<Record<(typeof STEADY)[number], number>> = {
  residentBytes: 0,
  heapBytes: 0,
  externalBytes: 512 * 1024,
  handles: 2,
  openFiles: 2,
  connections: 1,
  preparedStatements: 2,
};

/** Checks a soak. */
export function judgeSoak({ samples, errors, documented }: SoakRecord): SoakViolation[] {
  return [
    ...errors.map((what) => ({ kind: 'error' as const, what })),
    ...STEADY.flatMap((name): SoakViolation[] => {
      const { from, to } = trendOfSecondHalf(samples, name);
      const growth = to - from;
      if (growth <= MOST_GROWTH * from || growth <= NEGLIGIBLE[name]) return [];
      const what = `${name} from ${from.toFixed(0)} to ${to.toFixed(0)} in the second half`;
      return [{ kind: 'growth', what }];
    }),
    ...grownTables(samples)
      .filter(({ table }) => !documented.has(table))
      .map(({ table }) => ({ kind: 'unnamed growth' as const, what: table })),
  ];
}

/** A value at the start and at the end of the second half, on the line that fits its samples best (least squares). */
export function trendOfSecondHalf(
  samples: readonly SoakSample[],
  name: (typeof STEADY)[number],
): { readonly from: number; readonly to: number } {
  const half = samples.slice(Math.floor(samples.length / 2));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const meanAt = mean(half.map(({ at }) => at));
  const meanValue = mean(half.map((sample) => sample[name]));
  const covariance = mean(half.map((sample) => (sample.at - meanAt) * (sample[name] - meanValue)));
  const variance = mean(half.map(({ at }) => (at - meanAt) ** 2));
  const slope = variance === 0 ? 0 : covariance / variance;
  const on = (at = 0): number => meanValue + slope * (at - meanAt);
  return { from: on(half[0]?.at), to: on(half.at(-1)?.at) };
}

/** Returns the tables with more rows at the end than at the start. */
export function grownTables(
  samples: readonly SoakSample[],
): readonly { readonly table: string; readonly before: number; readonly after: number }[] {
  const [first, last] = [samples[0], samples.at(-1)];
  return Object.entries(last?.rows ?? {})
    .map(([table, after]) => ({ table, before: first?.rows[table] ?? 0, after }))
    .filter(({ before, after }) => after > before);
}

/** Reads the table "What grows" of docs/operating.md: what removes the rows of each table. */
export function documentedGrowth(operating: string): ReadonlyMap<string, string> {
  const [, section = ''] = /^## What grows\n([\s\S]*?)^## /m.exec(operating) ?? [];
  const documented = new Map<string, string>();
  for (const [, tables = '', removed = ''] of section.matchAll(/^\| (`.*?`) +\|.*\| (.*?) +\|$/gm))
    for (const [, table = ''] of tables.matchAll(/`(\w+)`/g)) documented.set(table, removed);
  return documented;
}
