import { type Figures, mediansOf, missedGoals, writeTable } from '../../bench/lighthouse/figures';

const good: Figures = {
  performance: 95,
  accessibility: 100,
  bestPractices: 100,
  seo: 95,
  firstPaintMs: 1800,
  largestPaintMs: 2500,
  blockingMs: 150,
  layoutShift: 0,
  bytes: 130_000,
};

describe('npm run lighthouse', () => {
  test('takes the median of each figure, and the worse one of two', () => {
    const rounds = [90, 97, 99].map((performance, index) => ({ ...good, performance, blockingMs: index }));
    expect(mediansOf(rounds)).toMatchObject({ performance: 97, blockingMs: 1 });
    expect(mediansOf(rounds.slice(1))).toMatchObject({ performance: 97, blockingMs: 2 });
  });

  test('names each missed goal, and marks it in the table', () => {
    expect(missedGoals([{ name: 'home', figures: good }])).toEqual([]);
    const row = { name: 'home', figures: { ...good, accessibility: 99, bytes: 131_000, layoutShift: 0.001 } };
    expect(missedGoals([row])).toEqual([
      'home: accessibility is 99, below 100.',
      'home: CLS is 0.001, above 0.000.',
      'home: transferred is 131 kB, above 130 kB.',
    ]);
    expect(writeTable([row])).toContain(
      '| home | 95 | **99** | 100 | 95 | 1.8 s | 2.5 s | 150 ms | **0.001** | **131 kB** |',
    );
  });
});
