import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../request/request-context';
import type { ViewerContext } from '../viewer/viewer-context';
import type { NamedOperation } from './executed-operations';
import type { RefuseTooMuch } from './query-limits';

/** Creates the subgraph from a schema and its resolvers, with the fields that federation adds. */
export type AssembleSubgraph = (
  schema: GraphQLSchema,
  resolvers: GraphQLResolverMap<RequestContext>,
) => GraphQLSchema;

/** The parts of a request that decide how it's answered. */
export interface ArrivedRequest {
  readonly method: string;
  readonly body: unknown;
  /** Whether it requests a trace of each field, which only Apollo Server supports. */
  readonly isTraced: boolean;
}

/** A query that can be answered without Apollo Server. */
export interface FoundQuery {
  readonly operation: NamedOperation;
  /** Answers the query with JSON in one line; null if Apollo Server must answer it. */
  answer(context: ViewerContext): Promise<string | null>;
}

/** When queries are compiled. */
export interface Compiling {
  /** How many times Apollo Server answers a query before it's compiled. Defaults to 2. */
  readonly sightings?: number;
  /** Minimum time between two compilations, in milliseconds. */
  readonly everyMs?: number;
}

/** Answers repeated queries with the same bytes as Apollo Server. */
export interface QueryShortcut {
  /** If false, Apollo Server answers everything. Only tests set it. */
  enabled: boolean;
  /** Number of requests answered so far. */
  readonly answers: number;
  /** Creates the plugin that reports Apollo Server's responses to it. */
  plugin(): ApolloServerPlugin<ViewerContext>;
  /** Finds the query for a request; null if Apollo Server must answer it. */
  find(request: ArrivedRequest): FoundQuery | null;
}

/** The optional parts that only make the service faster. */
export interface FastPath {
  readonly assemble: AssembleSubgraph;
  /** Returns the published SDL, if the build stored it; null if it must be printed. */
  readonly sdl: (() => string) | null;
  /** Creates the shortcut for the queries of a subgraph; null if none are compiled. */
  shortcut(subgraph: {
    readonly schema: GraphQLSchema;
    readonly refuseTooMuch: RefuseTooMuch;
    /** Called when a query fails, with the hash of its text. */
    readonly onFault: (error: unknown, queryHash: string, context: ViewerContext) => void;
  }): QueryShortcut | null;
}

/** The request header that asks for a trace of how each field was resolved. */
export const TRACE_HEADER = 'apollo-federation-include-trace';
