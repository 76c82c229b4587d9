import { startPolling, type Polling } from '../../src/foundation/polling';

const quiet = { more: false };

describe('polling', () => {
  let polling: Polling | undefined;
  beforeEach(() => void jest.useFakeTimers());
  afterEach(async () => {
    await polling?.stop();
    jest.useRealTimers();
  });

  const start = (job: () => Promise<{ more: boolean }>, onError: (error: unknown) => void = fail): void => {
    polling = startPolling(job, { intervalMs: 1000, onError });
  };
  const fail = (error: unknown): void => {
    throw error;
  };

  it('runs immediately, and then an interval after each run ended', async () => {
    const job = jest.fn(async () => quiet);
    start(job);
    expect(job).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(999);
    expect(job).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(job).toHaveBeenCalledTimes(2);
  });

  it('never runs concurrently, however long a run takes', async () => {
    let end: (outcome: { more: boolean }) => void = () => undefined;
    const job = jest.fn(() => new Promise<{ more: boolean }>((resolve) => (end = resolve)));
    start(job);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(job).toHaveBeenCalledTimes(1);
    end(quiet);
    await jest.advanceTimersByTimeAsync(1000);
    expect(job).toHaveBeenCalledTimes(2);
    end(quiet);
  });

  it('continues immediately while there is more to do', async () => {
    let left = 5;
    const job = jest.fn(async () => ({ more: (left -= 1) > 0 }));
    start(job);
    await jest.advanceTimersByTimeAsync(0);
    expect(job).toHaveBeenCalledTimes(5);
  });

  it('reports a run that throws, pauses and continues', async () => {
    const errors: unknown[] = [];
    const fault = new Error('for now');
    const job = jest.fn(async () => quiet).mockRejectedValueOnce(fault);
    start(job, (error) => errors.push(error));
    await jest.advanceTimersByTimeAsync(0);
    expect([errors, job.mock.calls.length]).toEqual([[fault], 1]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(job).toHaveBeenCalledTimes(2);
  });

  it('stops immediately between runs, and doesn’t run again', async () => {
    const job = jest.fn(async () => quiet);
    start(job);
    await jest.advanceTimersByTimeAsync(10);
    await polling?.stop();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(job).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('stops after the current run, even if it reports more to do', async () => {
    let end: (outcome: { more: boolean }) => void = () => undefined;
    const job = jest.fn(() => new Promise<{ more: boolean }>((resolve) => (end = resolve)));
    start(job);
    let stopped = false;
    const stopping = polling?.stop().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(5000);
    expect(stopped).toBe(false);
    end({ more: true });
    await stopping;
    expect(job).toHaveBeenCalledTimes(1);
  });

  it.each([
    [true, undefined],
    [true, true],
    [false, false],
  ])('keeps the process alive between its runs: %s, as configured: %s', async (alive, keepsAlive) => {
    jest.useRealTimers();
    const timers = jest.spyOn(global, 'setTimeout');
    polling = startPolling(async () => quiet, {
      intervalMs: 60_000,
      onError: fail,
      ...(keepsAlive !== undefined && { keepsAlive }),
    });
    await new Promise(setImmediate);
    expect(timers.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef())).toEqual([alive]);
  });
});
