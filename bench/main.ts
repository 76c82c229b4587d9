/** `npm run bench`: see bench/README.md, or `npm run bench -- --help`. */
import { join, relative } from 'node:path';
import { bench } from './bench';
import { parseCommandLine } from './command-line';
import { AnswersDifferError } from './compare-answers';
import { measureUrl } from './measure-url';
import { createProgress } from './progress';
import { messageOf } from '../src/foundation/message-of';

const ANSWERS_DIFFER = 2;

async function main(): Promise<void> {
  const results = relative(process.cwd(), join(__dirname, 'results'));
  const options = parseCommandLine(process.argv, results);
  const text = options.url
    ? await measureUrl(options.url, options)
    : await bench(options, createProgress(process.stderr));
  process.stdout.write(text);
}

// Exiting stops everything that was started, by an exit handler or a guard process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(error instanceof AnswersDifferError ? ANSWERS_DIFFER : 1);
  },
);
