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
      'Compares the service with a hand-written server and other GraphQL servers, on a private MariaDB or MySQL. Needs a program of one of these (such as mariadb-server, or the one in TEST_DATABASE_SERVER). Installs the other servers into bench/peers if they are missing.',
    )
    .option('--quick', 'take less than one minute instead of ten, with figures that vary more', false)
    .option('--rows <xN>', 'use N times the rows, such as x10', parseFactor, 1)
    .option('--rounds <number>', 'number of rounds', parseWhole)
    .option('--connections <number>', 'number of concurrent requests', parseWhole, 8)
    .option('--seed <number>', 'seed of the data and the requests', parseWhole, 1)
    .option(
      '--only <names>',
      'measure only the hand-written server and these, separated by commas',
      parseList,
    )
    .option('--check', 'only type-check the other servers and compare all answers', false)
    .option('--output <folder>', 'folder for the table and the plot', resultsFolder)
    .option('--url <url>', 'measure only the server at this address, with its own data', parseUrl)
    .option('--header <name:value>', 'with --url: send this header (repeatable)', addHeader, {})
    .option('--references <ids>', 'with --url: also request these accounts, like W2', parseList, [])
    .option('--pid <number>', 'with --url: read the CPU time of this process', parseWhole)
    .addHelpText(
      'after',
      '\nExit codes: 0 on success, 2 if servers answer the same request differently, otherwise 1.',
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
