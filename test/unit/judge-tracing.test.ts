import { judgeTracing, type TracingCost } from '../../prove/tracing/judge-tracing';

/** The CPU time without traces. The second instance is slower. */
const WITHOUT = [0.3, 0.6, 0.3];

const judge = ({ cost = 1.02, recorded = 0.0098 }): TracingCost =>
  judgeTracing(WITHOUT.map((cpuMsWithout) => ({ cpuMsWith: cost * cpuMsWithout, cpuMsWithout, recorded })));

describe('the judge of what traces cost', () => {
  it('compares each instance with itself, and finds nothing up to 3 %', () => {
    const { ratio, ...rest } = judge({});
    expect(ratio.lower).toBeCloseTo(1.02);
    expect(ratio.upper).toBeCloseTo(1.02);
    expect(rest).toEqual({ cpuMsWith: 0.306, cpuMsWithout: 0.3, recorded: 0.0098, fault: null });
  });

  it.each([
    ['costs more', { cost: 1.035 }, 'it costs too much'],
    ['is hardly recorded', { recorded: 0.002 }, 'too few traces arrived'],
  ])('finds that one in a hundred %s', (_what, given, fault) => {
    expect(judge(given).fault).toBe(fault);
  });
});
