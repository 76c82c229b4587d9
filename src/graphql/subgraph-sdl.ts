import type * as library from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { withContact } from './contract';

/** Prints the subgraph as published in schema.graphql and by `_service`. */
export function subgraphSdl(schema: GraphQLSchema): string {
  // Loaded on first use, so that the service starts sooner.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() is asynchronous
  const { printSubgraphSchema } = require('@apollo/subgraph') as typeof library;
  return withContact(printSubgraphSchema(schema));
}

/**
 * Replaces the result of `_service` with the published subgraph. The library's own lacks what its printer
 * omits. `print` returns the SDL. By default, it's printed from the schema.
 */
export function publishSdl(schema: GraphQLSchema, print: () => string = () => subgraphSdl(schema)): void {
  const service = schema.getQueryType()?.getFields()['_service'];
  if (!service) throw new Error("The schema isn't a subgraph.");
  let sdl: string | null = null;
  // Printed on first use: gateways that have the schema file never request it.
  service.resolve = () => ({ sdl: (sdl ??= print()) });
}
