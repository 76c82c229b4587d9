import { Command, InvalidArgumentError } from 'commander';
import { parsePort } from './command-line';
import { people } from './people';
import { requestApplicationToken, requestUserToken } from './request-token';
import { StartUpError } from './start-up-error';

const EXIT_CODES = `
Exit codes: 0 the token is printed; 1 asked for wrongly; 2 there is none to be had, since npm run dev is not running
or refuses.

  curl http://localhost:4000/graphql -H "authorization: Bearer $(npm run -s token -- --as ana)" \\
    -H 'content-type: application/json' -d '{"query":"{ viewer { identity { displayName } } }"}'
`;

interface Asked {
  readonly as?: string;
  readonly app?: boolean;
  readonly identityPort: number;
}

async function main(): Promise<void> {
  const command = new Command('npm run token --')
    .description('Prints an access token for the service that npm run dev runs, good for an hour.')
    .option('--as <person>', `a person's: ${people.map(({ key }) => key).join(', ')}`, parsePerson)
    .option('--app', "the sample application's, which reads accounts in its own name")
    .option('--identity-port <number>', 'port of the identity provider', parsePort, 4010)
    .helpOption('--help', 'show this')
    .addHelpText('after', EXIT_CODES)
    .allowExcessArguments(false)
    .parse();
  const { as: person, app, identityPort } = command.opts<Asked>();
  if ((person === undefined) === (app === undefined))
    command.error('error: say whose, with either --as <person> or --app');
  const origin = new URL(`http://localhost:${String(identityPort)}`);
  const token = await (person === undefined
    ? requestApplicationToken(origin)
    : requestUserToken(origin, person));
  process.stdout.write(`${token}\n`);
}

/** Parses a person's key, user name or object id, and returns the key. */
function parsePerson(given: string): string {
  const wanted = given.toLowerCase();
  const person = people.find(({ key, username, objectId }) => [key, username, objectId].includes(wanted));
  if (person) return person.key;
  throw new InvalidArgumentError(
    `Nobody here is called that. There are: ${people.map(({ key }) => key).join(', ')}.`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartUpError ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
