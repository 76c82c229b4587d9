import { setImmediate } from 'node:timers/promises';
import { StatementSamples } from '../../src/telemetry/statement-samples';

describe('samples of statements', () => {
  let samples: StatementSamples;
  let counted: number[];
  let now: number;

  beforeEach(() => {
    samples = new StatementSamples();
    counted = [];
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  const run = (statements: number): Promise<string> =>
    samples.take(
      async () => {
        for (let count = 0; count < statements; count += 1) {
          await setImmediate();
          samples.statementRan();
        }
        return 'done';
      },
      (count) => counted.push(count),
    );

  it('count only the statements of the operation, not those beside it', async () => {
    const sampled = run(3);
    const beside = [run(5), run(1)];
    samples.statementRan();
    expect(await Promise.all([sampled, ...beside])).toEqual(['done', 'done', 'done']);
    expect(counted).toEqual([3]);
  });

  it('are taken once a second, also after an operation that fails', async () => {
    const failing = samples.take(
      () => Promise.reject(new Error('failed')),
      (count) => counted.push(count),
    );
    await expect(failing).rejects.toThrow('failed');
    now = 999;
    await run(2);
    expect(counted).toEqual([0]);
    now = 1_000;
    await run(2);
    expect(counted).toEqual([0, 2]);
  });

  it('count nothing after their operation', async () => {
    let late: Promise<void> = Promise.resolve();
    await samples.take(
      async () => {
        late = setImmediate().then(() => samples.statementRan());
      },
      (count) => counted.push(count),
    );
    await late;
    expect(counted).toEqual([0]);
  });
});
