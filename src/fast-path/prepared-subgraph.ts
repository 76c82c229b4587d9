import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addResolversToSchema } from '@apollo/subgraph/dist/schema-helper';
import { assertValidSchema, buildASTSchema, type GraphQLSchema, Kind, parse, print } from 'graphql';
import type { AssembleSubgraph } from '../graphql/fast-path';

/*
 * To assemble the subgraph anew at each start takes a fifth of it, and 5 MiB: Apollo's library reads the whole schema
 * into a model of its own, checks it as composition would, and prints it again. All but the resolvers is known when
 * the service is built, so `npm run build` keeps it beside the compiled program. Run from its sources, in development
 * and tests, the service assembles it itself.
 */
const FILE = join(__dirname, 'subgraph.graphql');

/** Gives the text of the subgraph that the build has kept, or null when there is none. */
export function readPreparedSubgraph(): string | null {
  return existsSync(FILE) ? readFileSync(FILE, 'utf8') : null;
}

/** Keeps a subgraph for later starts; throws when it is not a valid schema, since they don't check it again. */
export function writePreparedSubgraph(subgraph: GraphQLSchema): void {
  writeFileSync(FILE, printPreparedSubgraph(subgraph));
}

/** Prints a subgraph with all that `restoreSubgraph` needs; throws when it is not a valid schema. */
export function printPreparedSubgraph(subgraph: GraphQLSchema): string {
  assertValidSchema(subgraph);
  const parts = [subgraph, ...subgraph.getDirectives(), ...Object.values(subgraph.getTypeMap())];
  // As the library wrote them: what extends the schema must stay an extension, or it would be published as none.
  const definitions = parts.flatMap((part) => [
    ...(part.astNode ? [part.astNode] : []),
    ...('extensionASTNodes' in part ? part.extensionASTNodes : []),
  ]);
  return print({ kind: Kind.DOCUMENT, definitions });
}

/** Makes the same subgraph of its text and its resolvers as `assembleSubgraph` makes of the schema and those. */
export function restoreSubgraph(text: string, resolvers: Parameters<AssembleSubgraph>[1]): GraphQLSchema {
  const subgraph = buildASTSchema(parse(text, { noLocation: true }), { assumeValid: true });
  // As the library has it.
  addResolversToSchema(subgraph, {
    _Entity: { __resolveType: ({ __typename }: { readonly __typename: string }) => __typename },
    ...resolvers,
  });
  return subgraph;
}
