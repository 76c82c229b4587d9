import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../request/request-context';
import type { ViewerContext } from '../viewer/viewer-context';
import type { RefuseTooMuch } from './query-limits';

/** Makes the subgraph of a schema: what federation adds to it, and who resolves what. */
export type AssembleSubgraph = (
  schema: GraphQLSchema,
  resolvers: GraphQLResolverMap<RequestContext>,
) => GraphQLSchema;

/** A request as it arrived: what of it decides how it is answered. */
export interface ArrivedRequest {
  readonly method: string;
  readonly body: unknown;
  /** True if it asks for a trace of how each field was resolved, which only Apollo Server makes. */
  readonly isTraced: boolean;
}

/** A query that can be answered without Apollo Server. */
export interface FoundQuery {
  /** Answers it: JSON on a line; null for Apollo Server to answer it. */
  answer(context: ViewerContext): Promise<string | null>;
}

/** Answers queries that come again, byte for byte as Apollo Server would. */
export interface QueryShortcut {
  /** False to have Apollo Server answer everything. */
  enabled: boolean;
  /** How many requests have been answered so far. */
  readonly answers: number;
  /** Makes the plugin by which it sees what Apollo Server answers. */
  plugin(): ApolloServerPlugin<ViewerContext>;
  /** Finds what answers a request; null for Apollo Server to answer it. */
  find(request: ArrivedRequest): FoundQuery | null;
}

/** What exists for speed alone. Without one, the service does and says the same. */
export interface FastPath {
  readonly assemble: AssembleSubgraph;
  /** Makes the shortcut for the queries of a subgraph. */
  shortcut(subgraph: {
    readonly schema: GraphQLSchema;
    readonly refuseTooMuch: RefuseTooMuch;
    /** Is told of a query that failed, by the hash of its text. */
    readonly onFault: (error: unknown, queryHash: string) => void;
  }): QueryShortcut;
}

/** Asks for a trace of how each field was resolved. */
export const TRACE_HEADER = 'apollo-federation-include-trace';
