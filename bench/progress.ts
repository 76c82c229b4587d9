import { Presets, SingleBar } from 'cli-progress';

/** Shows how far something has come. */
export interface Progress {
  /** Begins another thing, of so many steps. */
  begin(what: string, steps: number): void;
  /** Goes so many steps on. */
  advance(steps?: number, detail?: string): void;
  stop(): void;
}

/** Makes the display: a bar with the time left on a terminal, elsewhere a line for each thing that begins. */
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
