import { parseCommandLine } from '../../bench/command-line';
import type { Measurement, Slice } from '../../bench/measure';
import { drawPlot } from '../../bench/plot';
import { summarize } from '../../bench/summary';
import { writeTables } from '../../bench/table';

const slice = (cpuMsPerRequest: number): Slice => ({
  cpuMsPerRequest,
  statementsPerRequest: 2,
  requestsPerSecond: 100,
  latenciesMs: [1, 2, 3],
  residentBytes: 50 * 2 ** 20 * cpuMsPerRequest,
});
const servers = [
  { name: 'floor', label: 'the floor', firstAnswerMs: 100 },
  { name: 'other', label: '**Tom & <Jerry>**', firstAnswerMs: 200 },
];
const measurement: Measurement = new Map([
  ['floor', new Map([['W1', [slice(1), slice(10)]]])],
  ['other', new Map([['W1', [slice(2), slice(40)]]])],
]);

describe('the report of the benchmark', () => {
  const summaries = summarize(servers, measurement, 'floor');

  it('summarizes ratios within rounds, latencies of all rounds, and peak memory', () => {
    expect(summaries[1]).toMatchObject({ residentMiB: 2000, firstAnswerMs: 200 });
    expect(summaries[1]?.workloads.get('W1')).toMatchObject({
      ratio: { lower: 2.5, median: 3, upper: 3.5 },
      cpuMsPerRequest: 21,
      p50Ms: 2,
    });
  });

  it('is a table with a line for each server', () => {
    const table = writeTables(summaries, [{ name: 'W1', description: 'reading' }]);
    const lines = table.split('\n').filter((line) => line.includes('Tom'));
    expect(lines.map((line) => line.split('|').map((cell) => cell.trim()))).toEqual([
      ['', '**Tom & <Jerry>**', '3.00', '2.50–3.50', '21.000', '2.0', '100', '2.0', '3.0', ''],
      ['', '**Tom & <Jerry>**', '2000', '200', ''],
    ]);
  });

  it('is a plot that escapes markup in labels', () => {
    const plot = drawPlot(summaries, ['W1']);
    expect(plot).toContain('Tom &#38; &#60;Jerry&#62;');
    expect(plot.match(/<rect /g)).toHaveLength(3);
    expect(plot).not.toContain('NaN');
  });
});

describe('the command line of the benchmark', () => {
  const parse = (...args: string[]): ReturnType<typeof parseCommandLine> =>
    parseCommandLine(['node', 'bench', ...args], 'results');

  it('measures the usual rows for a long time by default', () => {
    expect(parse()).toMatchObject({ quick: false, rows: 1, check: false, seed: 1, output: 'results' });
    expect(parse('--quick', '--rows', 'x10')).toMatchObject({ quick: true, rows: 10 });
  });

  it('accepts another server with its headers', () => {
    const headers = ['--header', 'Cookie: session=a:b', '--header', 'x-profile-id:prof_1'];
    const options = parse('--url', 'http://localhost:4000/graphql', ...headers, '--references', 'a, b');
    expect(options.url?.port).toBe('4000');
    expect(options.header).toEqual({ cookie: 'session=a:b', 'x-profile-id': 'prof_1' });
    expect(options.references).toEqual(['a', 'b']);
  });

  it.each([
    ['--rows', 'x0'],
    ['--rounds', '1.5'],
    ['--url', 'ftp://x'],
    ['--header', 'none'],
  ])('rejects %s %s with 1', (...args) => {
    const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${String(code)}`);
    });
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(() => parse(...args)).toThrow('exit 1');
    expect(exit).toHaveBeenCalledWith(1);
  });
});
