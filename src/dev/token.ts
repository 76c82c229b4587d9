import { Command, InvalidArgumentError } from 'commander';
import { parsePort } from './command-line';
import { people } from './people';
import { requestApplicationToken, requestUserToken } from './request-token';
import { StartUpError } from './start-up-error';

const EXIT_CODES = `
Exit codes: 0 succeeded, 1 invalid arguments, 2 npm run dev isn't running or returned no token.

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
    .description('Prints an access token for the service of npm run dev. The token is valid for an hour.')
    .option('--as <person>', `for this person: ${people.map(({ key }) => key).join(', ')}`, parsePerson)
    .option('--app', 'for the sample application, which reads accounts as itself')
    .option('--identity-port <number>', 'port of the identity provider', parsePort, 4010)
    .helpOption('--help', 'show this help')
    .addHelpText('after', EXIT_CODES)
    .allowExcessArguments(false)
    .parse();
  const { as: person, app, identityPort } = command.opts<Asked>();
  if ((person === undefined) === (app === undefined))
    command.error('error: specify either --as <person> or --app');
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
  throw new InvalidArgumentError(`Unknown person. Use one of ${people.map(({ key }) => key).join(', ')}.`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartUpError ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
