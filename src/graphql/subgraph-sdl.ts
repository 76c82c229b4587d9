import type * as library from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { withContact } from './contract';

/** Prints the subgraph as it is published: in schema.graphql, and to who asks `_service`. */
export function subgraphSdl(schema: GraphQLSchema): string {
  // Loaded when it is first asked for: the service starts sooner without it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() is asynchronous
  const { printSubgraphSchema } = require('@apollo/subgraph') as typeof library;
  return withContact(printSubgraphSchema(schema));
}

/** Makes `_service` answer with the subgraph as it is published; the library's own answer lacks what it can't print. */
export function publishSdl(schema: GraphQLSchema): void {
  const service = schema.getQueryType()?.getFields()['_service'];
  if (!service) throw new Error('The schema is no subgraph.');
  let sdl: string | null = null;
  // Printed when it is first asked for: gateways that were given the file never ask.
  service.resolve = () => ({ sdl: (sdl ??= subgraphSdl(schema)) });
}
