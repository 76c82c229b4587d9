import type * as Subgraph from '@apollo/subgraph';
import type * as Printing from '@graphql-tools/utils';
import { parse } from 'graphql';
import { federationLink, withListSizes } from './contract';
import type { AssembleSubgraph } from './fast-path';

/** Assembles the subgraph with Apollo's library. */
export const assembleSubgraph: AssembleSubgraph = (schema, resolvers) => {
  const { buildSubgraphSchema, printSchemaWithDirectives } = loadLibraries();
  return buildSubgraphSchema([
    { typeDefs: federationLink() },
    { typeDefs: withListSizes(parse(printSchemaWithDirectives(schema))), resolvers },
  ]);
};

// Loaded only if needed: loading takes long, and most starts have a prepared subgraph.
function loadLibraries(): Pick<
  typeof Subgraph & typeof Printing,
  'buildSubgraphSchema' | 'printSchemaWithDirectives'
> {
  /* eslint-disable @typescript-eslint/no-require-imports -- import() is asynchronous */
  return {
    ...(require('@apollo/subgraph') as typeof Subgraph),
    ...(require('@graphql-tools/utils') as typeof Printing),
  };
  /* eslint-enable @typescript-eslint/no-require-imports */
}
