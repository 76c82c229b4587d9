/** A job that runs repeatedly until it's stopped. */
export interface Polling {
  /** Starts no further run, and waits for the current one. */
  stop(): Promise<void>;
}

/**
 * Runs a job immediately, and again `intervalMs` after each run has ended. If the run returns that there's more to do,
 * the next one starts without a delay.
 *
 * A run that throws is reported and doesn't end the polling.
 */
export function startPolling(
  job: () => Promise<{ readonly more: boolean }>,
  options: {
    readonly intervalMs: number;
    readonly onError: (error: unknown) => void;
    /** Whether waiting for the next run keeps the process alive. Defaults to true. */
    readonly keepsAlive?: boolean;
  },
): Polling {
  let stopped = false;
  let wake: () => void = () => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, options.intervalMs);
      if (options.keepsAlive === false) timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const running = (async () => {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by stop(), between two awaits
    while (!stopped) {
      let more = false;
      try {
        ({ more } = await job());
      } catch (error) {
        options.onError(error);
      }
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- as above
      if (!more && !stopped) await pause();
    }
  })();

  return {
    async stop(): Promise<void> {
      stopped = true;
      wake();
      await running;
    },
  };
}
