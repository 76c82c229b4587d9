import {
  judgeTracing,
  ONE_IN_A_HUNDRED,
  TRACING_SETTINGS,
  type TracingCost,
  type TracingSlice,
} from '../../prove/tracing/judge-tracing';

const [, EACH] = TRACING_SETTINGS;
/** The CPU time without traces. The second instance is slower. */
const WITHOUT = [0.3, 0.6, 0.3];

const slicesAt = (cost: number, recorded: number): TracingSlice[] =>
  WITHOUT.map((cpuMsWithout) => ({ cpuMsPerRequest: cost * cpuMsWithout, cpuMsWithout, recorded }));

const judge = ({ cost = 1.02, recorded = 0.0098 }): TracingCost[] => {
  if (!EACH) throw new Error('There are two settings.');
  return judgeTracing(
    new Map([
      [ONE_IN_A_HUNDRED, slicesAt(cost, recorded)],
      [EACH, slicesAt(1.2, 0.06)],
    ]),
  );
};

describe('the judge of what traces cost', () => {
  it('compares each instance with itself, and finds nothing up to 3 % for one in a hundred', () => {
    const [oneInAHundred, each] = judge({});
    expect(oneInAHundred?.ratio.lower).toBeCloseTo(1.02);
    expect(oneInAHundred?.ratio.upper).toBeCloseTo(1.02);
    expect(oneInAHundred).toMatchObject({ recorded: 0.0098, fault: null });
    expect(each).toMatchObject({ recorded: 0.06, fault: null });
  });

  it.each([
    ['costs more', { cost: 1.035 }, 'it costs too much'],
    ['is hardly recorded', { recorded: 0.002 }, 'too few traces arrived'],
  ])('finds that one in a hundred %s', (_what, given, fault) => {
    expect(judge(given).map((row) => row.fault)).toEqual([fault, null]);
  });
});
