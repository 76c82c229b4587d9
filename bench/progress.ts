import { Presets, SingleBar } from 'cli-progress';

/** Shows the progress of work. */
export interface Progress {
  /** Begins a task with a number of steps. */
  begin(what: string, steps: number): void;
  /** Advances by a number of steps. */
  advance(steps?: number, detail?: string): void;
  stop(): void;
}

/**
 * Creates the display. On a terminal, it's a bar with the remaining time. Otherwise, it prints a line for each task.
 */
export function createProgress(output: NodeJS.WriteStream): Progress {
  let bar: SingleBar | null = null;
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    begin(what, steps) {
      stop();
      if (!output.isTTY) {
        output.write(`${what} …\n`);
        return;
      }
      bar = new SingleBar(
        { stream: output, format: `${what} {bar} {percentage} % | {eta_formatted} left | {detail}` },
        Presets.shades_classic,
      );
      bar.start(steps, 0, { detail: '' });
    },
    advance: (steps = 1, detail = '') => bar?.increment(steps, { detail }),
    stop,
  };
}
