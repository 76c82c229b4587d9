import { Command, InvalidArgumentError } from 'commander';

/** What to measure, and for how long. */
export interface BenchOptions {
  readonly quick: boolean;
  /** The number of rows, as a multiple of the usual number. */
  readonly rows: number;
  readonly rounds: number | undefined;
  readonly connections: number;
  readonly seed: number;
  readonly only: readonly string[] | undefined;
  readonly check: boolean;
  readonly output: string;
  readonly url: URL | undefined;
  readonly header: Readonly<Record<string, string>>;
  readonly references: readonly string[];
  readonly pid: number | undefined;
}

/** Parses the command line. Exits with 0 after `--help`, and with 1 if it's invalid. */
export function parseCommandLine(argv: readonly string[], resultsFolder: string): BenchOptions {
  const command = new Command('npm run bench --')
    .description(
      'Measures the service beside hand-written and other servers, on a private MariaDB or MySQL. Needs one of their programs (mariadb-server, or the one that TEST_DATABASE_SERVER names), and installs what the other servers need into bench/peers when it is missing.',
    )
    .option('--quick', 'take less than a minute instead of less than ten; the figures scatter more', false)
    .option('--rows <xN>', 'N times the usual rows, such as x10', parseFactor, 1)
    .option('--rounds <number>', 'how many rounds to take the medians of', parseWhole)
    .option('--connections <number>', 'how many requests are under way at a time', parseWhole, 8)
    .option('--seed <number>', 'another choice of data and requests', parseWhole, 1)
    .option('--only <names>', 'only these servers, separated by commas, and the floor', parseList)
    .option('--check', 'only type-check the peers and compare the answers of all servers', false)
    .option('--output <folder>', 'where to write the table and the plot', resultsFolder)
    .option('--url <url>', 'measure only the server at this address, with its own data', parseUrl)
    .option('--header <name:value>', 'with --url: send this header; may be repeated', addHeader, {})
    .option('--references <ids>', 'with --url: ask for these accounts too, as W2 does', parseList, [])
    .option('--pid <number>', 'with --url: read the CPU time of this process', parseWhole)
    .addHelpText(
      'after',
      '\nExits with 0 when all went well, with 2 when servers answer the same request differently, else with 1.',
    );
  return command.parse(argv).opts<BenchOptions>();
}

function parseFactor(value: string): number {
  const factor = /^x?([1-9]\d{0,2})$/.exec(value)?.[1];
  if (factor === undefined) throw new InvalidArgumentError('Write x1 to x999.');
  return Number(factor);
}

function parseWhole(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('Write a whole number above 0.');
  return Number(value);
}

function parseList(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function parseUrl(value: string): URL {
  if (!URL.canParse(value) || !/^https?:/.test(value)) {
    throw new InvalidArgumentError('Write http://host:port/graphql.');
  }
  return new URL(value);
}

function addHeader(value: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [, name, text] = /^([\w-]+):\s*(.*)$/.exec(value) ?? [];
  if (name === undefined || text === undefined) throw new InvalidArgumentError('Write name:value.');
  return { ...before, [name.toLowerCase()]: text };
}
