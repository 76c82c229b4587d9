import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addResolversToSchema } from '@apollo/subgraph/dist/schema-helper';
import { assertValidSchema, buildASTSchema, type GraphQLSchema, Kind, parse, print } from 'graphql';
import type { AssembleSubgraph } from '../graphql/fast-path';
import { subgraphSdl } from '../graphql/subgraph-sdl';

/*
 * Assembling the subgraph takes a fifth of a start, and 5 MiB: Apollo's library reads the whole schema into its own
 * model, checks it as composition would, and prints it again. Only the resolvers depend on the start, so `npm run
 * build` stores the rest beside the compiled service. In development and tests, the service assembles the subgraph
 * itself.
 *
 * So the built service doesn't need @apollo/federation-internals, and the image doesn't have it (docs/supply-chain.md).
 */
const FILE = join(__dirname, 'subgraph.graphql');
const SDL_FILE = join(__dirname, 'sdl.graphql');

/** What the build stored. */
export interface PreparedSubgraph {
  /** The text of the subgraph, for `restoreSubgraph`. */
  readonly text: string;
  /** Returns the published SDL. */
  readonly sdl: () => string;
}

/** Returns the subgraph that the build stored, or null if there is none. */
export function readPreparedSubgraph(): PreparedSubgraph | null {
  return existsSync(FILE)
    ? { text: readFileSync(FILE, 'utf8'), sdl: () => readFileSync(SDL_FILE, 'utf8') }
    : null;
}

/**
 * Stores a subgraph for later starts, which don't validate it again.
 *
 * @throws Error if it isn't a valid schema.
 */
export function writePreparedSubgraph(subgraph: GraphQLSchema): void {
  writeFileSync(FILE, printPreparedSubgraph(subgraph));
  writeFileSync(SDL_FILE, subgraphSdl(subgraph));
}

/**
 * Prints a subgraph with everything that `restoreSubgraph` needs.
 *
 * @throws Error if it isn't a valid schema.
 */
export function printPreparedSubgraph(subgraph: GraphQLSchema): string {
  assertValidSchema(subgraph);
  const parts = [subgraph, ...subgraph.getDirectives(), ...Object.values(subgraph.getTypeMap())];
  // Extensions of the schema must stay extensions, or they would be published as definitions.
  const definitions = parts.flatMap((part) => [
    ...(part.astNode ? [part.astNode] : []),
    ...('extensionASTNodes' in part ? part.extensionASTNodes : []),
  ]);
  return print({ kind: Kind.DOCUMENT, definitions });
}

/** Creates the same subgraph from its printed text and its resolvers as `assembleSubgraph` does from the schema. */
export function restoreSubgraph(text: string, resolvers: Parameters<AssembleSubgraph>[1]): GraphQLSchema {
  const subgraph = buildASTSchema(parse(text, { noLocation: true }), { assumeValid: true });
  // Like the library.
  addResolversToSchema(subgraph, {
    _Entity: { __resolveType: ({ __typename }: { readonly __typename: string }) => __typename },
    ...resolvers,
  });
  return subgraph;
}
