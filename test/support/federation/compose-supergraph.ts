import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify as toYaml } from 'yaml';
import { buildContext } from '../documents/dockerfile';

/** A subgraph that a test defines. */
export interface MadeUpSubgraph {
  readonly url: string;
  readonly schema: string;
}

/** Composes with the program that the Dockerfile runs. Returns the supergraph's file, in `folder`. */
export async function composeSupergraph(
  configuration: string,
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const file = join(folder, 'supergraph.graphql');
  await promisify(execFile)(process.execPath, ['scripts/compose-supergraph.mjs', configuration, file], {
    cwd: buildContext,
    env: environment,
  });
  return file;
}

/** Writes a configuration for composing these subgraphs to `folder`, and returns its file. */
export function writeConfiguration(
  folder: string,
  subgraphs: Readonly<Record<string, MadeUpSubgraph>>,
): string {
  const entries = Object.entries(subgraphs).map(([name, { url, schema }]) => {
    writeFileSync(join(folder, `${name}.graphql`), schema);
    return [name, { routing_url: url, schema: { file: `./${name}.graphql` } }];
  });
  const file = join(folder, 'supergraph.yaml');
  writeFileSync(file, toYaml({ subgraphs: Object.fromEntries(entries) }));
  return file;
}
