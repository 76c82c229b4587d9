import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { ViewerContext } from '../viewer/viewer-context';
import { type MeasureQuery, prepareMeasure } from './query-cost';
import { shapeOf } from './query-shape';
import { type Coercion, prepareCoercion, type SentVariables } from './variable-coercion';
import { exceededBound, VARIABLE_BOUNDS, type VariableBounds } from './variable-bounds';

/** How much one operation may ask for. */
export interface QueryLimits {
  /** How deep fields may be nested. */
  readonly depth: number;
  readonly aliases: number;
  /** As `prepareMeasure` estimates it. */
  readonly cost: number;
  /** The number of references to entities in all of its `_entities` together. */
  readonly references: number;
}

/** What the product allows. The start page asks for half of it; what stalls a process asks for more. */
export const DEFAULT_QUERY_LIMITS: Omit<QueryLimits, 'references'> = {
  depth: 12,
  aliases: 30,
  cost: 20_000,
};

/** Returns why a valid operation can't be executed with these variables; null when it can. */
export type RefuseTooMuch = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: SentVariables,
) => GraphQLError | null;

const BAD_REQUEST = 400;
/** More than the values of as many references as are allowed, each with a type and two keys. */
const VALUES_PER_REFERENCE = 10;

/** What an operation asks for, whatever its variables are. */
interface Judged {
  readonly refusal: GraphQLError | null;
  readonly coerce: (variables: SentVariables) => Coercion;
  readonly measure: MeasureQuery;
}

/**
 * Makes the function that holds operations against the limits.
 *
 * It bounds the variables, then coerces them, and then measures the operation. Each step takes linear time, and
 * variables that fail one step don't reach the next.
 */
export function createRefuseTooMuch(schema: GraphQLSchema, limits: QueryLimits): RefuseTooMuch {
  const judged = new WeakMap<OperationDefinitionNode, Judged>();
  const bounds = {
    ...VARIABLE_BOUNDS,
    values: Math.max(VARIABLE_BOUNDS.values, limits.references * VALUES_PER_REFERENCE),
  };
  return (document, operation, variables) => {
    let known = judged.get(operation);
    if (!known) {
      known = {
        refusal: judgeShape(limits, document, operation),
        coerce: prepareCoercion(schema, operation.variableDefinitions ?? []),
        measure: prepareMeasure(schema, document, operation),
      };
      judged.set(operation, known);
    }
    return known.refusal ?? judgeVariables({ limits, bounds }, operation, variables, known);
  };
}

function judgeShape(
  limits: QueryLimits,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): GraphQLError | null {
  const { depth, aliases } = shapeOf(document, operation);
  if (depth > limits.depth)
    return refusal('QUERY_TOO_DEEP', `Fields may be nested ${String(limits.depth)} deep at most.`);
  if (aliases > limits.aliases)
    return refusal('TOO_MANY_ALIASES', `A query may have ${String(limits.aliases)} aliases at most.`);
  return null;
}

function judgeVariables(
  { limits, bounds }: { readonly limits: QueryLimits; readonly bounds: VariableBounds },
  operation: OperationDefinitionNode,
  variables: SentVariables,
  { coerce, measure }: Judged,
): GraphQLError | null {
  const definitions = operation.variableDefinitions ?? [];
  // Nothing reads variables that aren't declared.
  const sent = definitions.map(({ variable }) => variables[variable.name.value]);
  const exceeded = exceededBound(sent, bounds);
  if (exceeded) return refusal('VARIABLES_TOO_LARGE', excessMessage(exceeded, bounds));
  const coercion = coerce(variables);
  if (!coercion.coerced) return badInput(coercion.error);
  const { cost, references } = measure(coercion.coerced);
  if (references > limits.references) {
    const most = String(limits.references);
    return refusal('TOO_MANY_REFERENCES', `A query may have ${most} references to entities at most.`);
  }
  if (cost > limits.cost)
    return refusal('QUERY_TOO_COMPLEX', 'The query asks for too much at once. Ask for smaller pages.');
  return null;
}

function excessMessage(exceeded: keyof VariableBounds, bounds: VariableBounds): string {
  const most = String(bounds[exceeded]);
  switch (exceeded) {
    case 'depth':
      return `Variables can be nested ${most} deep at most.`;
    case 'values':
      return `Variables can have ${most} values at most. Send less, or in several requests.`;
    case 'text':
      return `Variables can have ${most} characters at most. Send less, or in several requests.`;
  }
}

function badInput(error: GraphQLError | null): GraphQLError {
  return new GraphQLError(error?.message ?? 'A variable has an invalid value.', {
    nodes: error?.nodes ?? null,
    extensions: { code: 'BAD_USER_INPUT', http: { status: BAD_REQUEST } },
  });
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: BAD_REQUEST } } });
}

/** Makes the plugin that refuses operations that ask for too much before anything is read. */
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
