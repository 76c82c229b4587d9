import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { type AcceptedBreak, compareSchemas, type SchemaChange } from './schema-breaks';
import { readSchemaHistory } from './schema-history';

const [asked] = new Command('npm run schema:breaking --')
  .description('Compares schema.graphql with the one of the last release and the one of the previous commit.')
  .argument('[commit]', 'compare with this commit instead')
  .addHelpText(
    'after',
    '\nExit codes: 1 if it has a breaking change that schema-breaks.json does not accept, otherwise 0.',
  )
  .parse().args;
const { release, earlier, isWhole } = readSchemaHistory('.', asked);
const current = readFileSync('schema.graphql', 'utf8');
const accepted = JSON.parse(readFileSync('schema-breaks.json', 'utf8')) as AcceptedBreak[];

for (const { base, sdl } of earlier) {
  const changes = compareSchemas(sdl, current, { breaks: accepted, release });
  printChanges(`Dangerous since ${base}`, changes.dangerous);
  printChanges(`Breaking since ${base}, and accepted`, changes.accepted);
  printChanges(`Breaking since ${base}`, changes.breaking);
  if (changes.breaking.length > 0) process.exitCode = 1;
}
printChanges(
  'Accepted for another release, to be removed from schema-breaks.json',
  accepted.filter(({ since }) => since !== release),
);
if (earlier.length === 0) explainMissingHistory();

function explainMissingHistory(): void {
  if (asked !== undefined) {
    console.error(`There is no schema.graphql at ${asked}.`);
    process.exitCode = 1;
  } else if (isWhole) {
    console.log('Nothing compared: no commit before this has a schema.graphql.');
  } else {
    console.error('Nothing compared: the Git history is missing. Fetch it: git fetch --unshallow --tags.');
    // People can work without the Git history, but CI must not pass without it.
    if (process.env['CI']) process.exitCode = 1;
  }
}

function printChanges(title: string, changes: readonly SchemaChange[]): void {
  for (const { type, description } of changes) console.log(`${title}: ${type} ${description}`);
}
