import { type Logger, pino } from 'pino';
import { errorForLog } from '../database/error-for-log';
import { createOutageLines } from './outage-lines';
import { LogOutput } from './standard-output';

/** Maximum time that a line is buffered. */
const LONGEST_WAIT_MS = 100;
const ERROR_LEVEL = 50;

/**
 * Creates a log on standard output, with one JSON object for each line.
 *
 * Logs an unavailable database only once in ten seconds. Lines are buffered for at most a tenth of a second. Errors are
 * written immediately, and all lines when the process exits. A pipe or socket that nobody
 * reads doesn't block the process: see `LogOutput`.
 */
export function createLogger(level: string): Logger {
  const output = (standardOutput ??= openStandardOutput());
  return pino(
    {
      level,
      serializers: { err: errorForLog },
      hooks: {
        logMethod(given, log, lineLevel) {
          const [about] = given as readonly unknown[];
          const isOfError = typeof about === 'object' && about !== null && 'err' in about;
          if (isOfError && !isLogged(about.err)) return;
          log.apply(this, given);
          if (lineLevel >= ERROR_LEVEL) output.flush();
          else output.flushSoon(LONGEST_WAIT_MS);
        },
      },
    },
    output,
  );
}

const isLogged = createOutageLines();

/** One for the process, for any number of logs. */
let standardOutput: LogOutput | undefined;

function openStandardOutput(): LogOutput {
  const output = new LogOutput(1);
  process.once('exit', () => output.flushAtExit());
  return output;
}

/** Returns how many lines were dropped because nobody read standard output. */
export function droppedLogLines(): number {
  return standardOutput?.dropped ?? 0;
}
