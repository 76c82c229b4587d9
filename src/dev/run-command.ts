import { StartUpError } from './start-up-error';

/** How long requests under way may hold up the end, in milliseconds. */
const PATIENCE_MS = 1500;

/** What a development command has started. */
export interface Started {
  /** What it says once everything is up. */
  banner(look: { readonly colour: boolean; readonly seconds: number }): string;
  /** Stops everything; the data stays. */
  close(): Promise<void>;
}

/**
 * Runs a development command in this process to its end: starts it, says what is where, and stops it on a signal.
 *
 * Exits with 0 after SIGINT or SIGTERM, and with 1, and one sentence, when it can't start. Refuses to run in
 * production, since anybody may sign in without a password.
 */
export function runCommand(name: string, start: (args: readonly string[]) => Promise<Started>): void {
  let started: Started | undefined;
  let ending = false;

  const run = async (): Promise<void> => {
    if (process.env['NODE_ENV'] === 'production') {
      throw new StartUpError(
        `npm run ${name} signs anybody in without a password and refuses NODE_ENV=production: use npm start.`,
      );
    }
    started = await start(process.argv.slice(2));
    const colour = process.stdout.isTTY && process.stdout.hasColors();
    console.log(started.banner({ colour, seconds: performance.now() / 1000 }));
  };

  /** Ends everything once, however often it is asked: npm passes a Ctrl-C on that the terminal has sent already. */
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
