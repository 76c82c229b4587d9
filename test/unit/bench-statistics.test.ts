import fc from 'fast-check';
import { cpuMsOfPs, cpuMsOfStat, readProcessUsage } from '../../bench/process-usage';
import { differentBelow, randomFrom } from '../../bench/random';
import { median, quantile, quartiles, ratioWithinRounds } from '../../bench/statistics';

describe('quantiles', () => {
  it('lie between the two nearest values, in any order', () => {
    expect(quartiles([4, 1, 3, 2])).toEqual({ lower: 1.75, median: 2.5, upper: 3.25 });
    expect(median([10, 9, 100])).toBe(10);
    expect(quantile([5], 0.99)).toBe(5);
  });

  it('are the minimum and the maximum at the ends, and never decrease', () => {
    // Without negative zero, which sorting and Math.min order differently.
    const figure = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((number) => number + 0);
    const figures = fc.array(figure, { minLength: 1 });
    fc.assert(
      fc.property(figures, fc.double({ min: 0, max: 1, noNaN: true }), (given, fraction) => {
        expect(quantile(given, 0)).toBe(given.reduce((a, b) => Math.min(a, b)));
        expect(quantile(given, 1)).toBe(given.reduce((a, b) => Math.max(a, b)));
        expect(quantile(given, fraction)).toBeLessThanOrEqual(quantile(given, Math.min(1, fraction + 0.1)));
      }),
    );
  });

  it("don't change their input", () => {
    const given = [3, 1, 2];
    median(given);
    expect(given).toEqual([3, 1, 2]);
  });

  it('of no values throw an error', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('ratios within rounds', () => {
  it('cancel out what slows a whole round', () => {
    // The second round ran on a machine ten times slower. The ratio of the medians would be 1.1.
    expect(ratioWithinRounds([2, 22, 4], [1, 20, 2])).toEqual({ lower: 1.55, median: 2, upper: 2 });
  });

  it('require a base in each round', () => {
    expect(() => ratioWithinRounds([1, 2], [1])).toThrow(RangeError);
    expect(() => ratioWithinRounds([1], [0])).toThrow(RangeError);
  });
});

describe('random numbers', () => {
  it('are the same for the same seed and different for another', () => {
    const first = (seed: number): number[] => Array.from({ length: 5 }, randomFrom(seed));
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });

  it('are evenly distributed', () => {
    const random = randomFrom(3);
    const tenths = Array<number>(10).fill(0);
    for (let count = 0; count < 10_000; count += 1) {
      const tenth = Math.floor(10 * random());
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('are chosen without repetition, or all if there are too few', () => {
    expect(new Set(differentBelow(randomFrom(4), 1000, 100)).size).toBe(100);
    expect(differentBelow(randomFrom(4), 3, 100).sort()).toEqual([0, 1, 2]);
  });
});

describe('the CPU time of a process', () => {
  it('is read for any program name', () => {
    const stat = '12 (node) S) 4 (x) S 1 12 12 0 -1 4194304 9 0 0 0 150 25 0 0 20 0 11 0 1 1 1';
    expect(cpuMsOfStat(stat)).toBe(1750);
  });

  it.each([
    ['0:01.25', 1_250],
    ['00:01:02', 62_000],
    ['2-01:00:00', 176_400_000],
  ])('is read from ps: %s', (time, milliseconds) => {
    expect(cpuMsOfPs(time)).toBe(milliseconds);
  });

  it('increases with work, and memory is counted in bytes', () => {
    const before = readProcessUsage(process.pid);
    const until = process.cpuUsage().user + 100_000;
    while (process.cpuUsage().user < until) Math.sqrt(2);
    expect(readProcessUsage(process.pid).cpuMs).toBeGreaterThan(before.cpuMs);
    expect(before.residentBytes).toBeGreaterThan(1_000_000);
  });
});
