import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  documentedGrowth,
  grownTables,
  judgeSoak,
  type SoakSample,
  STEADY,
  trendOfSecondHalf,
} from '../../prove/soak/judge-soak';

const MEGABYTE = 1024 ** 2;
const STEADY_VALUES = {
  ...{ residentBytes: 150 * MEGABYTE, heapBytes: 60 * MEGABYTE, externalBytes: 8 * MEGABYTE },
  ...{ handles: 40, openFiles: 60, connections: 12, preparedStatements: 200 },
};

/** Warms up in the first half, and then varies a little, but doesn't grow. */
const SAMPLES: readonly SoakSample[] = Array.from({ length: 60 }, (_, index) => ({
  at: 15 * index,
  ...Object.fromEntries(
    STEADY.map((name) => {
      const warm = STEADY_VALUES[name] * Math.min(1, 0.5 + index / 60);
      return [name, Math.round(warm * (index % 2 === 0 ? 1.02 : 0.98))];
    }),
  ),
  rows: { audit_event: 100 * index, account: 4 },
})) as unknown as SoakSample[];
const DOCUMENTED = new Set(['audit_event']);

describe('the judge of a soak', () => {
  it('finds nothing if values only vary after the first half', () => {
    expect(judgeSoak({ samples: SAMPLES, errors: [], documented: DOCUMENTED })).toEqual([]);
  });

  it.each(STEADY)('finds %s that grows by a tenth in the second half', (name) => {
    const samples = SAMPLES.map((sample, index) => ({
      ...sample,
      [name]: sample[name] * (1 + 0.1 * Math.max(0, (index - 30) / 29)),
    }));
    const found = judgeSoak({ samples, errors: [], documented: DOCUMENTED });
    expect(found).toEqual([{ kind: 'growth', what: expect.stringContaining(name) }]);
  });

  it('finds errors, and tables whose growth is not documented', () => {
    expect(judgeSoak({ samples: SAMPLES, errors: ['lost'], documented: new Set() })).toEqual([
      { kind: 'error', what: 'lost' },
      { kind: 'unnamed growth', what: 'audit_event' },
    ]);
  });

  it('fits a line to the second half', () => {
    const samples = SAMPLES.map((sample, index) => ({ ...sample, handles: index < 30 ? 1_000 : index }));
    const { from, to } = trendOfSecondHalf(samples, 'handles');
    expect([from, to].map(Math.round)).toEqual([30, 59]);
  });

  it('lists the tables that have grown', () => {
    expect(grownTables(SAMPLES)).toEqual([{ table: 'audit_event', before: 0, after: 5_900 }]);
  });

  it('reads what removes the rows of each table from the documentation', () => {
    const documented = documentedGrowth(readFileSync(join(__dirname, '../../docs/operating.md'), 'utf8'));
    expect(documented.get('rate_limit')).toBe('when its window has ended, after a day at most');
    expect(documented.has('service_plan')).toBe(true);
    expect(documented.get('client_choice')).toBe('never');
  });
});
