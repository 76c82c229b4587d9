import { Command, InvalidArgumentError } from 'commander';
import { STEPS } from './steps.mjs';

/** The lowest version that package.json allows, and the newest of each major version. */
const VERSIONS = ['20.19.0', '22', '24', '26'];

/** Parses the command line. Exits with 0 after `--help`, and with 2 if it's invalid. */
export function parseCommandLine(argv) {
  const optional = STEPS.filter(({ isNeeded }) => !isNeeded).map(({ name }) => name);
  const command = new Command('npm run test:nodes --')
    .description(
      'Tries the service on several versions of Node.js, one after another: npm ci, npm run build, npm start, npm run dev, and the core of the test suite on SQLite. Each version gets a copy of this checkout in a temporary folder, with uncommitted changes. Node.js comes from the npm registry, into the cache folder customersource-access.',
    )
    .argument('[versions...]', 'such as 24, in its newest release, or 24.11.0', addVersion, VERSIONS)
    .option('--without <steps>', `leave out ${optional.join(', ')}, separated by commas`, parseSteps, [])
    .option('--keep', 'keep the copies', false)
    .addHelpText(
      'after',
      `
Exits with 0 when every step has passed, with 1 when one has failed, with 2 when the arguments are wrong, and with 130 or
143 when it was interrupted. The output of each step is in test-output/nodes.`,
    )
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse(argv);
  return { versions: command.processedArgs[0], ...command.opts() };

  function parseSteps(text) {
    const names = text.split(',');
    if (!names.every((name) => optional.includes(name)))
      throw new InvalidArgumentError(`Choose from ${optional.join(', ')}.`);
    return names;
  }
}

function addVersion(text, before) {
  if (!/^\d+(\.\d+){0,2}$/.test(text)) throw new InvalidArgumentError('Write 24, 24.11 or 24.11.0.');
  return before === VERSIONS ? [text] : [...before, text];
}
