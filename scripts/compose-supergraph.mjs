/**
 * Composes the supergraph of a `rover supergraph compose` configuration without rover, whose plugins come from the
 * network: `node scripts/compose-supergraph.mjs docker/supergraph.yaml supergraph.graphql`.
 *
 * Like rover, replaces `${env.NAME}` and `${env.NAME:-default}` with the environment variable. If the subgraphs don't
 * compose, prints every error and exits with 1.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { parse as parseGraphql } from 'graphql';
import { parse as parseYaml } from 'yaml';

const VARIABLE = /\$\{env\.(\w+)(?::-([^}]*))?\}/g;

const [configuration, output] = process.argv.slice(2);
if (output === undefined) {
  console.error('Usage: node scripts/compose-supergraph.mjs <supergraph.yaml> <supergraph.graphql>');
  process.exit(1);
}

const { subgraphs } = parseYaml(readFileSync(configuration, 'utf8').replace(VARIABLE, valueOf));
const services = Object.entries(subgraphs).map(([name, { routing_url: url, schema }]) => {
  if (!url || !schema?.file) {
    console.error(`The subgraph ${name} requires routing_url and schema.file.`);
    process.exit(1);
  }
  // Like in rover, relative to the configuration file.
  const text = readFileSync(resolve(dirname(configuration), schema.file), 'utf8');
  return { name, url, typeDefs: parseGraphql(text) };
});

const { supergraphSdl, errors = [] } = composeServices(services);
if (supergraphSdl === undefined) {
  for (const { message } of errors) console.error(message);
  process.exit(1);
}
writeFileSync(output, supergraphSdl);

function valueOf(_whole, name, otherwise) {
  // As in a shell, `:-` also replaces an empty value.
  const value = process.env[name] || otherwise;
  if (value !== undefined) return value;
  console.error(`${configuration} requires the environment variable ${name}.`);
  process.exit(1);
}
