import { Command, InvalidArgumentError } from 'commander';
import { pages } from './pages';

/** What to measure, how often, and where. */
export interface LighthouseOptions {
  readonly pages: readonly string[];
  readonly rounds: number;
  /** The folder of a build to measure; undefined to build the current sources. */
  readonly built: string | undefined;
  /** The folder for Lighthouse's reports; undefined to keep none. */
  readonly reports: string | undefined;
}

const names = pages.map(({ name }) => name);

/** Parses the command line. Exits with 0 after `--help`, and with 1 if it's invalid. */
export function parseCommandLine(argv: readonly string[]): LighthouseOptions {
  return new Command('npm run lighthouse --')
    .description(
      'Measures the pages of the portal with Lighthouse, as a phone on a slow network, and prints a table of medians. Builds the service and starts it on SQLite with the sample data. Needs Chromium (CHROME_PATH names its program). Installs Lighthouse into bench/lighthouse if it is missing.',
    )
    .option('--pages <names>', `only these, separated by commas: ${names.join(', ')}`, parsePages, names)
    .option('--rounds <number>', 'number of rounds', parseRounds, 5)
    .option('--built <folder>', 'measure this output of npm run build, a folder in the repository')
    .option('--reports <folder>', "keep Lighthouse's reports in this folder")
    .addHelpText(
      'after',
      '\nExit codes: 0 if every page meets its goals, 2 if one misses a goal, otherwise 1.\n' +
        'A round takes about 20 seconds for each page. Use a machine that does nothing else.',
    )
    .parse(argv)
    .opts<LighthouseOptions>();
}

function parsePages(value: string): readonly string[] {
  const wanted = value.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new InvalidArgumentError(`There is no page ${unknown.join(', ')}.`);
  return wanted;
}

function parseRounds(value: string): number {
  if (!/^[1-9]\d?$/.test(value)) throw new InvalidArgumentError('Write 1 to 99.');
  return Number(value);
}
