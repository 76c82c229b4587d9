import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { authorizedSdl } from './authorized-sdl';
import { buildSchema } from '../graphql/schema';
import { subgraphSdl } from '../graphql/subgraph-sdl';

const HEADER = '# Written by `npm run schema` from the classes in src; change those.\n\n';
const AUTHORIZED_HEADER = `${HEADER.trimEnd()}
# The same as schema.graphql, for routers that enforce @authenticated and @requiresScopes; see docs/gateways.md.

`;

const command = new Command('npm run schema --')
  .description("Writes the subgraph's schema to schema.graphql and schema.authorized.graphql.")
  .option('--check', 'write nothing; exits with 1 if a file is out of date')
  .parse();

const sdl = subgraphSdl(buildSchema(() => ({})));
const files = {
  'schema.graphql': HEADER + sdl,
  'schema.authorized.graphql': AUTHORIZED_HEADER + authorizedSdl(sdl),
};
const isCheck = command.opts<{ check?: boolean }>().check ?? false;
for (const [name, text] of Object.entries(files)) {
  const path = join(__dirname, '..', '..', name);
  if (!isCheck) {
    writeFileSync(path, text);
    process.stdout.write(`Wrote ${name}.\n`);
  } else if (readFileSync(path, 'utf8') !== text) {
    process.stderr.write(`${name} is stale. Run npm run schema and commit the result.\n`);
    process.exitCode = 1;
  }
}
