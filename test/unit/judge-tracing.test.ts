import {
  judgeTracing,
  TRACING_SETTINGS,
  type TracingCost,
  type TracingSlice,
} from '../../prove/tracing/judge-tracing';

const [OFF, ONE_IN_A_HUNDRED, EACH] = TRACING_SETTINGS;
/** The CPU time without traces. The machine is slower in the second round. */
const ROUNDS = [0.3, 0.6, 0.3];

const slicesAt = (cost: number, recorded: number): TracingSlice[] =>
  ROUNDS.map((cpuMs) => ({ cpuMsPerRequest: cost * cpuMs, recorded }));

const judge = ({ cost = 1.02, recorded = 0.0098 }): TracingCost[] => {
  if (!ONE_IN_A_HUNDRED || !EACH) throw new Error('There are three settings.');
  return judgeTracing(
    new Map([
      [OFF, slicesAt(1, 0)],
      [ONE_IN_A_HUNDRED, slicesAt(cost, recorded)],
      [EACH, slicesAt(1.2, 0.06)],
    ]),
  );
};

describe('the judge of what traces cost', () => {
  it('compares with the same round, and finds nothing up to 3 % for one in a hundred', () => {
    const [off, oneInAHundred, each] = judge({});
    expect(off).toMatchObject({ ratio: { median: 1 }, recorded: 0, fault: null });
    expect(oneInAHundred?.ratio.lower).toBeCloseTo(1.02);
    expect(oneInAHundred?.ratio.upper).toBeCloseTo(1.02);
    expect(oneInAHundred).toMatchObject({ recorded: 0.0098, fault: null });
    expect(each).toMatchObject({ recorded: 0.06, fault: null });
  });

  it.each([
    ['costs more', { cost: 1.035 }, 'it costs too much'],
    ['is hardly recorded', { recorded: 0.002 }, 'too few traces arrived'],
  ])('finds that one in a hundred %s', (_what, given, fault) => {
    expect(judge(given).map((row) => row.fault)).toEqual([null, fault, null]);
  });
});
