import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ViewerContext } from '../viewer/viewer-context';
import { referencesIn } from './count-references';
import { costOf } from './query-cost';
import { shapeOf } from './query-shape';

/** How much one operation may ask for. */
export interface QueryLimits {
  /** How deep fields may be nested. */
  readonly depth: number;
  readonly aliases: number;
  /** As `costOf` estimates it. */
  readonly cost: number;
  /** How many references to entities, in all of its `_entities` together. */
  readonly references: number;
}

/** What the product allows: the start page asks for half of it, and what stalls a process for more. */
export const DEFAULT_QUERY_LIMITS: Omit<QueryLimits, 'references'> = {
  depth: 12,
  aliases: 30,
  cost: 20_000,
};

const BAD_REQUEST = 400;

/** Makes the plugin that refuses queries that ask for more than they may, before anything is read. */
export function queryLimitsPlugin(limits: QueryLimits): ApolloServerPlugin<ViewerContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, schema }) {
          if (!operation) return;
          const { depth, aliases } = shapeOf(document, operation);
          if (depth > limits.depth)
            throw refusal('QUERY_TOO_DEEP', `Fields may be nested ${String(limits.depth)} deep at most.`);
          if (aliases > limits.aliases)
            throw refusal('TOO_MANY_ALIASES', `A query may have ${String(limits.aliases)} aliases at most.`);
          if (referencesIn(schema, document, operation, request.variables) > limits.references)
            throw refusal(
              'TOO_MANY_REFERENCES',
              `A query may have ${String(limits.references)} references to entities at most.`,
            );
          if (costOf(schema, document, operation, request.variables) > limits.cost)
            throw refusal('QUERY_TOO_COMPLEX', 'The query asks for too much at once. Ask for smaller pages.');
        },
      };
    },
  };
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: BAD_REQUEST } } });
}
