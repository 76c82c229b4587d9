import { destination, type Logger, pino } from 'pino';
import { errorForLog } from '../database/error-for-log';
import { createOutageLines } from './outage-lines';

/** Lines are written together: a write of each costs as much as a tenth of a request. */
const BLOCK_BYTES = 4_096;
/** How long a line waits for others. */
const LONGEST_WAIT_MS = 100;
const ERROR_LEVEL = 50;

/**
 * Creates a log on the process's standard output, one JSON object a line.
 *
 * Of a database that is unavailable it says so once in ten seconds. A line waits a tenth of a second at most, one of an
 * error not at all, nor does anything when the process ends.
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

/** One for the process, whatever the number of logs. */
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
