import { destination, type Logger, pino } from 'pino';
import { errorForLog } from '../database/error-for-log';
import { createOutageLines } from './outage-lines';

/** Lines are buffered, because writing each line separately costs a tenth of a request's time. */
const BLOCK_BYTES = 4_096;
/** Maximum time that a line is buffered. */
const LONGEST_WAIT_MS = 100;
const ERROR_LEVEL = 50;

/**
 * Creates a log on standard output, with one JSON object for each line.
 *
 * Logs an unavailable database only once in ten seconds. Lines are buffered for at most a tenth of a second. Errors are
 * written immediately, and all lines when the process exits.
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
          else output.flushSoon();
        },
      },
    },
    output.stream,
  );
}

const isLogged = createOutageLines(Date.now);

type StandardOutput = ReturnType<typeof openStandardOutput>;

/** One for the process, for any number of logs. */
let standardOutput: StandardOutput | undefined;

function openStandardOutput() {
  const stream = destination({ dest: 1, sync: true, minLength: BLOCK_BYTES });
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    stream.flushSync();
  };
  process.once('exit', flush);
  return {
    stream,
    flush,
    flushSoon: () => {
      timer ??= setTimeout(flush, LONGEST_WAIT_MS).unref();
    },
  };
}
