import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { buildSchema } from './schema';
import { subgraphSdl } from './subgraph-sdl';

const FILE = join(__dirname, '..', '..', 'schema.graphql');
const HEADER = '# Written by `npm run schema` from the classes in src; change those.\n\n';

const command = new Command('npm run schema --')
  .description("Writes the subgraph's schema to schema.graphql.")
  .option('--check', 'write nothing; exit with 1 when the file is not what would be written')
  .parse();

const sdl = `${HEADER}${subgraphSdl(buildSchema(() => ({})))}`;
if (command.opts<{ check?: boolean }>().check) {
  if (readFileSync(FILE, 'utf8') !== sdl) {
    process.stderr.write('schema.graphql is stale. Run npm run schema and commit the result.\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, sdl);
  process.stdout.write('Wrote schema.graphql.\n');
}
