import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import type { RequestContext } from '../request/request-context';
import { federationLink, withListSizes } from './contract';

/** Makes the subgraph of a schema: what federation adds to it, and who resolves what. */
export function assembleSubgraph(
  schema: GraphQLSchema,
  resolvers: GraphQLResolverMap<RequestContext>,
): GraphQLSchema {
  return buildSubgraphSchema([
    { typeDefs: federationLink() },
    { typeDefs: withListSizes(parse(printSchemaWithDirectives(schema))), resolvers },
  ]);
}
