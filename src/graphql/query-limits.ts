import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { ViewerContext } from '../viewer/viewer-context';
import { measureOf } from './query-cost';
import { shapeOf } from './query-shape';
import { sizesOf, type Variables } from './variable-sizes';

/** How much one operation may ask for. */
export interface QueryLimits {
  /** How deep fields may be nested. */
  readonly depth: number;
  readonly aliases: number;
  /** As `measureOf` estimates it. */
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

/** Tells why an operation that is valid asks for too much with these variables; null when it doesn't. */
export type RefuseTooMuch = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
) => GraphQLError | null;

const BAD_REQUEST = 400;
/** Of one operation; after as many others it is measured again. */
const MOST_SIZES = 256;

/**
 * Makes what holds operations against the limits.
 *
 * What was measured of an operation is kept for as long as its document is, for each of the sizes that its variables
 * came in: measuring costs more than answering most queries. Variables that do not fit are not judged, since nothing
 * is executed with them, and nothing is kept of them.
 */
export function createRefuseTooMuch(schema: GraphQLSchema, limits: QueryLimits): RefuseTooMuch {
  const known = new WeakMap<OperationDefinitionNode, Map<string, GraphQLError | null>>();
  return (document, operation, variables) => {
    const judged = known.get(operation) ?? new Map<string, GraphQLError | null>();
    const sizes = sizesOf(variables);
    const before = judged.get(sizes);
    if (before !== undefined) return before;
    const refusal = judge(schema, limits, document, operation, variables);
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (judged.size >= MOST_SIZES) judged.clear();
    if (coerced) known.set(operation, judged.set(sizes, refusal));
    return refusal;
  };
}

function judge(
  schema: GraphQLSchema,
  limits: QueryLimits,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): GraphQLError | null {
  const { depth, aliases } = shapeOf(document, operation);
  if (depth > limits.depth)
    return refusal('QUERY_TOO_DEEP', `Fields may be nested ${String(limits.depth)} deep at most.`);
  if (aliases > limits.aliases)
    return refusal('TOO_MANY_ALIASES', `A query may have ${String(limits.aliases)} aliases at most.`);
  const { cost, references } = measureOf(schema, document, operation, variables);
  if (references > limits.references) {
    const most = String(limits.references);
    return refusal('TOO_MANY_REFERENCES', `A query may have ${most} references to entities at most.`);
  }
  if (cost > limits.cost)
    return refusal('QUERY_TOO_COMPLEX', 'The query asks for too much at once. Ask for smaller pages.');
  return null;
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: BAD_REQUEST } } });
}

/** Makes the plugin that refuses queries that ask for more than they may, before anything is read. */
export function queryLimitsPlugin(refuseTooMuch: RefuseTooMuch): ApolloServerPlugin<ViewerContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request }) {
          const refused = operation && refuseTooMuch(document, operation, request.variables ?? {});
          if (refused) throw refused;
        },
      };
    },
  };
}
