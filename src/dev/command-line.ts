import { Command, InvalidArgumentError } from 'commander';

/** The ports of the three servers of `npm run dev`; 0 for any free port. */
export interface Ports {
  readonly service: number;
  readonly identityProvider: number;
  readonly mailbox: number;
}

/** The ports of all servers of `npm run supergraph`. */
export interface SupergraphPorts extends Ports {
  readonly supportCases: number;
  readonly gateway: number;
}

/** The options of a development command. */
export interface DevOptions<Wanted extends Ports = Ports> {
  readonly ports: Wanted;
  readonly dataFolder: string;
  /** Whether to delete the data of earlier runs first. */
  readonly reset: boolean;
}

/** A subgraph of someone else, to join the supergraph. */
export interface JoiningSubgraph {
  readonly name: string;
  readonly url: URL;
}

/** The options of `npm run supergraph`. */
export interface SupergraphOptions extends DevOptions<SupergraphPorts> {
  readonly subgraphs: readonly JoiningSubgraph[];
}

/** The names of the subgraphs that `npm run supergraph` starts. */
export const OWN_SUBGRAPHS = { access: 'access', supportCases: 'support-cases' } as const;

/** The option for each port. */
export const portOptions: Readonly<Record<keyof SupergraphPorts, string>> = {
  service: '--port',
  identityProvider: '--identity-port',
  mailbox: '--mailbox-port',
  supportCases: '--support-cases-port',
  gateway: '--gateway-port',
};

interface CommonOptions {
  readonly port: number;
  readonly identityPort: number;
  readonly mailboxPort: number;
  readonly dataFolder: string;
  readonly reset: boolean;
}

/**
 * Parses the arguments after `npm run dev --`.
 *
 * If help is requested, prints it and exits. On a mistake, prints one line and exits with code 1.
 */
export function parseCommandLine(args: readonly string[]): DevOptions {
  const { dataFolder, reset, ...given } = commandOf(
    'dev',
    'Runs CustomerSource Access with a local identity provider, a mailbox, and sample data.',
  )
    .parse(args, { from: 'user' })
    .opts<CommonOptions>();
  return { ports: commonPorts(given), dataFolder, reset };
}

/** Parses the arguments after `npm run supergraph --` in the same way. */
export function parseSupergraphCommandLine(args: readonly string[]): SupergraphOptions {
  const {
    dataFolder,
    reset,
    supportCasesPort,
    gatewayPort,
    subgraph: subgraphs,
    ...given
  } = commandOf(
    'supergraph',
    'Runs npm run dev, a second subgraph that joins on Account, and Hive Gateway for both.',
  )
    .option(`${portOptions.supportCases} <number>`, 'port of the support cases subgraph', parsePort, 4030)
    .option(`${portOptions.gateway} <number>`, 'port of the gateway', parsePort, 4040)
    .option(
      '--subgraph <name=url>',
      'another running subgraph to join, such as orders=http://localhost:4100/graphql; can be repeated',
      parseSubgraph,
      [],
    )
    .parse(args, { from: 'user' })
    .opts<
      CommonOptions & {
        readonly supportCasesPort: number;
        readonly gatewayPort: number;
        readonly subgraph: readonly JoiningSubgraph[];
      }
    >();
  const ports = { ...commonPorts(given), supportCases: supportCasesPort, gateway: gatewayPort };
  return { ports, dataFolder, reset, subgraphs };
}

function commandOf(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .option('--reset', 'delete the data of earlier runs', false)
    .option(`${portOptions.service} <number>`, 'port of the service; 0 for any free port', parsePort, 4000)
    .option(`${portOptions.identityProvider} <number>`, 'port of the identity provider', parsePort, 4010)
    .option(`${portOptions.mailbox} <number>`, 'port of the mailbox', parsePort, 4020)
    .option('--data-folder <path>', 'folder for the data', 'data')
    .helpOption('--help', 'show this help')
    .allowExcessArguments(false);
}

function commonPorts({
  port,
  identityPort,
  mailboxPort,
}: Pick<CommonOptions, 'port' | 'identityPort' | 'mailboxPort'>): Ports {
  return { service: port, identityProvider: identityPort, mailbox: mailboxPort };
}

/** Parses a port, including 0. Throws InvalidArgumentError. */
export function parsePort(value: string): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535)
    throw new InvalidArgumentError('Use a port number from 0 to 65535.');
  return port;
}

/** Parses a subgraph and adds it to those before. Throws InvalidArgumentError. */
function parseSubgraph(value: string, before: readonly JoiningSubgraph[]): readonly JoiningSubgraph[] {
  const [, name = '', address = ''] = /^([a-z][\w-]*)=(https?:.+)$/i.exec(value) ?? [];
  if (!URL.canParse(address))
    throw new InvalidArgumentError('Use a name and a URL, such as orders=http://localhost:4100/graphql.');
  if ([...Object.values<string>(OWN_SUBGRAPHS), ...before.map((each) => each.name)].includes(name))
    throw new InvalidArgumentError(`There is already a subgraph named ${name}.`);
  return [...before, { name, url: new URL(address) }];
}
