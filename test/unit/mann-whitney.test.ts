import { mannWhitney } from '../support/proofs/mann-whitney';

const range = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, index) => from + index);

describe('the Mann-Whitney test for the timing tests', () => {
  it('matches a manual calculation: 1 to 20 against 6 to 25, with 15 tied values', () => {
    const { u, p } = mannWhitney(range(20, 1), range(20, 6));
    expect(u).toBe(112.5);
    // z = (87.5 - 0.5) / √(400 / 12 · (41 - 90 / 1560)) = 2.35502
    expect(p).toBeCloseTo(0.018522, 5);
  });

  it('finds no difference between a sample and itself', () => {
    expect(mannWhitney(range(100), range(100)).p).toBeCloseTo(1);
    expect(mannWhitney(new Array<number>(30).fill(7), new Array<number>(30).fill(7)).p).toBe(1);
  });

  it('finds a small shift in 500 values each, in either direction', () => {
    const noise = range(500).map((index) => ((index * 7919) % 500) / 100);
    const slower = noise.map((value) => value + 0.5);
    expect(mannWhitney(noise, slower).p).toBeLessThan(0.001);
    expect(mannWhitney(slower, noise).p).toBeCloseTo(mannWhitney(noise, slower).p, 10);
  });
});
