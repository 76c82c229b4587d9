import { Presets, SingleBar } from 'cli-progress';
import type { FileSummary, ImportProgress } from './import-settings';

/** Shows the progress of an import. */
export interface ProgressDisplay {
  /** Updates the display. Can be called at any rate. */
  update(progress: ImportProgress): void;
  /** Ends the display, so that other output can follow. */
  stop(): void;
}

const LINE_EVERY_MS = 10_000;

/**
 * Creates the display. On a terminal, it's a bar with the rate and the remaining time, by bytes read. Otherwise, it
 * prints a line every ten seconds.
 */
export function createProgressDisplay(output: NodeJS.WriteStream): ProgressDisplay {
  return output.isTTY ? createBar(output) : createLines(output);
}

function createBar(output: NodeJS.WriteStream): ProgressDisplay {
  let bar: SingleBar | null = null;
  let shown: Readonly<FileSummary> | null = null;
  let startedAt = 0;
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    update({ summary, bytesRead, size }) {
      if (summary !== shown) {
        stop();
        shown = summary;
        startedAt = performance.now();
        bar = new SingleBar(
          {
            stream: output,
            format: `${summary.file} {bar} {percentage} % | {rows} rows | {rate} rows/s | {eta_formatted} left`,
            etaBuffer: 50,
          },
          Presets.shades_classic,
        );
        bar.start(size, 0, { rows: 0, rate: 0 });
      }
      bar?.update(bytesRead, { rows: summary.rows, rate: rateOf(summary.rows, startedAt) });
    },
    stop,
  };
}

function createLines(output: NodeJS.WriteStream): ProgressDisplay {
  let shown: Readonly<FileSummary> | null = null;
  let startedAt = 0;
  let writtenAt = 0;
  return {
    update({ summary, bytesRead, size }) {
      const now = performance.now();
      if (summary !== shown) {
        shown = summary;
        startedAt = writtenAt = now;
      }
      if (now - writtenAt < LINE_EVERY_MS) return;
      writtenAt = now;
      const left = ((now - startedAt) / Math.max(1, bytesRead)) * (size - bytesRead);
      const percentage = Math.floor((100 * bytesRead) / Math.max(1, size));
      output.write(
        `${summary.file}: ${String(percentage)} %, ${String(summary.rows)} rows, ${String(rateOf(summary.rows, startedAt))} rows/s, ${String(Math.ceil(left / 1000))} s left\n`,
      );
    },
    stop: () => undefined,
  };
}

function rateOf(rows: number, startedAt: number): number {
  return Math.round((1000 * rows) / Math.max(1, performance.now() - startedAt));
}
