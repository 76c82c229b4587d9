import { Command, InvalidArgumentError } from 'commander';

/** The ports of the three servers; 0 stands for any free one. */
export interface Ports {
  readonly service: number;
  readonly identityProvider: number;
  readonly mailbox: number;
}

/** What `npm run dev` was asked for. */
export interface DevOptions {
  readonly ports: Ports;
  readonly dataFolder: string;
  /** True to forget the data of earlier runs first. */
  readonly reset: boolean;
}

/** Names the option that chooses each port. */
export const portOptions: Readonly<Record<keyof Ports, string>> = {
  service: '--port',
  identityProvider: '--identity-port',
  mailbox: '--mailbox-port',
};

/**
 * Reads the arguments behind `npm run dev --`.
 *
 * Prints the help and ends the process when asked for it, and one line, with exit code 1, on a mistake.
 */
export function parseCommandLine(args: readonly string[]): DevOptions {
  const command = new Command('npm run dev --')
    .description('Runs CustomerSource Access with a local identity provider, a mailbox and sample data.')
    .option('--reset', 'forget the data of earlier runs and start afresh', false)
    .option(`${portOptions.service} <number>`, 'port of the service; 0 takes any free one', parsePort, 4000)
    .option(`${portOptions.identityProvider} <number>`, 'port of the identity provider', parsePort, 4010)
    .option(`${portOptions.mailbox} <number>`, 'port of the mailbox', parsePort, 4020)
    .option('--data-folder <path>', 'where the data is kept', 'data')
    .helpOption('--help', 'show this')
    .allowExcessArguments(false)
    .parse(args, { from: 'user' });
  const { port, identityPort, mailboxPort, dataFolder, reset } = command.opts<{
    port: number;
    identityPort: number;
    mailboxPort: number;
    dataFolder: string;
    reset: boolean;
  }>();
  return {
    ports: { service: port, identityProvider: identityPort, mailbox: mailboxPort },
    dataFolder,
    reset,
  };
}

/** Reads a port, 0 included; throws InvalidArgumentError. */
export function parsePort(value: string): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
