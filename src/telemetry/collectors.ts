/*
 * All metrics but those of the process. prom-client takes several microseconds for each event, because it sorts and
 * hashes the labels, which was up to a tenth of a request's time.
 */

/** Maximum number of values of a label. More would be a bug, and mustn't take the memory of the service or Prometheus. */
const MOST_VALUES = 200;
const OTHER = 'other';

/** Labels in the format of Prometheus, such as `route="/graphql",status="200"`. Empty without labels. */
export type LabelText = string;

/** A metric that can be printed. */
export interface Collector {
  /** Returns the metric in the format of Prometheus. */
  text(): string;
}

/** Counts events by their labels. */
export class EventCounter implements Collector {
  readonly #values = new Map<LabelText, number>();

  /** Takes the metric's name and its description. */
  constructor(
    private readonly name: string,
    private readonly help: string,
  ) {}

  add(labels: LabelText, count = 1): void {
    this.#values.set(labels, (this.#values.get(labels) ?? 0) + count);
  }

  text(): string {
    return textOf(
      this.name,
      this.help,
      'counter',
      Array.from(this.#values, ([labels, value]) => sampleOf(this.name, labels, value)),
    );
  }
}

/** The values of a metric by their labels, or the one value of a metric without labels; null if it's unknown. */
type Reading = number | null | Iterable<readonly [LabelText, number]>;

/** Reads its values whenever it's printed. */
export class ReadMetric implements Collector {
  /** Takes the metric's type, its name, its description, and the function that reads its values. */
  constructor(
    private readonly type: 'counter' | 'gauge',
    private readonly name: string,
    private readonly help: string,
    private readonly read: () => Reading,
  ) {}

  text(): string {
    const reading = this.read() ?? [];
    const values = typeof reading === 'number' ? [['', reading] as const] : reading;
    return textOf(
      this.name,
      this.help,
      this.type,
      Array.from(values, ([labels, value]) => sampleOf(this.name, labels, value)),
    );
  }
}

interface Observed {
  /** The number of values in each bucket, and of larger ones at the end. */
  readonly counts: number[];
  sum: number;
}

/** Counts values by their labels, in buckets. */
export class Histogram implements Collector {
  readonly #observed = new Map<LabelText, Observed>();

  /** Takes the metric's name, its description, and the upper limits of its buckets, in order. */
  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly buckets: readonly number[],
  ) {}

  observe(labels: LabelText, value: number): void {
    let observed = this.#observed.get(labels);
    if (!observed) {
      observed = { counts: Array<number>(this.buckets.length + 1).fill(0), sum: 0 };
      this.#observed.set(labels, observed);
    }
    let bucket = 0;
    while (bucket < this.buckets.length && value > (this.buckets[bucket] ?? 0)) bucket += 1;
    observed.counts[bucket] = (observed.counts[bucket] ?? 0) + 1;
    observed.sum += value;
  }

  text(): string {
    const lines = Array.from(this.#observed, ([labels, { counts, sum }]) => {
      let count = 0;
      const limits = [...this.buckets.map(String), '+Inf'];
      return [
        ...limits.map((limit, index) => {
          count += counts[index] ?? 0;
          return sampleOf(`${this.name}_bucket`, `${labels}${labels && ','}le="${limit}"`, count);
        }),
        sampleOf(`${this.name}_sum`, labels, sum),
        sampleOf(`${this.name}_count`, labels, count),
      ];
    });
    return textOf(this.name, this.help, 'histogram', lines.flat());
  }
}

/** Creates the function that returns a label with a value, or with `other` once the label has too many values. */
export function labelNamed(name: string): (value: string) => LabelText {
  const known = new Map<string, LabelText>();
  const print = (value: string): LabelText => `${name}="${value.replaceAll(/["\\\n]/g, '_')}"`;
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    if (known.size >= MOST_VALUES) return print(OTHER);
    const label = print(value);
    known.set(value, label);
    return label;
  };
}

function sampleOf(name: string, labels: LabelText, value: number): string {
  return `${name}${labels && `{${labels}}`} ${String(value)}`;
}

function textOf(name: string, help: string, type: string, lines: readonly string[]): string {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}
