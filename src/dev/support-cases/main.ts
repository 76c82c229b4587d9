import { Command, InvalidArgumentError } from 'commander';
import { sampleCases } from './sample-cases';
import { startSupportCases, type SupportCasesServer } from './support-cases-server';

interface Options {
  readonly port: number;
  readonly accountsUrl: URL;
}

let server: SupportCasesServer | undefined;

async function main(): Promise<void> {
  const { port, accountsUrl } = new Command('support-cases')
    .description('Serves the support cases subgraph, an example of a subgraph that joins on Account.')
    .option('--port <number>', 'where it listens; 0 takes any free port', parsePort, 4030)
    .option(
      '--accounts-url <url>',
      'where CustomerSource Access serves its graph',
      parseUrl,
      new URL('http://localhost:4000/graphql'),
    )
    .helpOption('--help', 'show this')
    .allowExcessArguments(false)
    .parse()
    .opts<Options>();
  server = await startSupportCases({
    port,
    accounts: { url: accountsUrl },
    cases: sampleCases(new Date()),
  });
  console.log(`Support cases are served at ${server.url.href}`);
}

function parsePort(value: string): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

function parseUrl(value: string): URL {
  if (!URL.canParse(value)) throw new InvalidArgumentError('That is no URL.');
  return new URL(value);
}

function end(): void {
  Promise.resolve(server?.close()).then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

process.once('SIGINT', end);
process.once('SIGTERM', end);
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
