import { StartUpError } from './start-up-error';

/** Maximum time that pending requests can delay the shutdown, in milliseconds. */
const PATIENCE_MS = 1500;

/** What a development command has started. */
export interface Started {
  /** Returns the text to print when everything has started. */
  banner(look: { readonly color: boolean; readonly seconds: number }): string;
  /** Stops everything. The data is kept. */
  close(): Promise<void>;
}

/**
 * Runs a development command in this process: starts it, prints the banner, and stops it on a signal.
 *
 * Exits with 0 after SIGINT or SIGTERM. If it can't start, prints a sentence and exits with 1. Refuses to run in
 * production, because anyone can sign in without a password.
 */
export function runCommand(name: string, start: (args: readonly string[]) => Promise<Started>): void {
  let started: Started | undefined;
  let ending = false;

  const run = async (): Promise<void> => {
    if (process.env['NODE_ENV'] === 'production') {
      throw new StartUpError(
        `npm run ${name} signs anyone in without a password and can't run with NODE_ENV=production. Use npm start.`,
      );
    }
    started = await start(process.argv.slice(2));
    const color = process.stdout.isTTY && process.stdout.hasColors();
    console.log(started.banner({ color, seconds: performance.now() / 1000 }));
  };

  /** Stops everything once, even if called again: npm forwards a Ctrl-C that the terminal has already sent. */
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
    Promise.resolve(started?.close()).then(
      () => process.exit(0),
      () => process.exit(0),
    );
  };

  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  run().catch((error: unknown) => {
    console.error(error instanceof StartUpError ? error.sentence(name) : error);
    process.exit(1);
  });
}
