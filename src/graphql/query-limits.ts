import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { ViewerContext } from '../viewer/viewer-context';
import { type MeasureQuery, prepareMeasure } from './query-cost';
import { shapeOf } from './query-shape';
import { type Coercion, prepareCoercion, type SentVariables } from './variable-coercion';
import { exceededBound, VARIABLE_BOUNDS, type VariableBounds } from './variable-bounds';

/** Limits for one operation. */
export interface QueryLimits {
  /** Maximum nesting depth of fields. */
  readonly depth: number;
  readonly aliases: number;
  /** Maximum cost, as estimated by `prepareMeasure`. */
  readonly cost: number;
  /** Maximum number of references in all of its `_entities` together. */
  readonly references: number;
}

/** The product's limits. The start page needs half of them; operations that stall a process exceed them. */
export const DEFAULT_QUERY_LIMITS: Omit<QueryLimits, 'references'> = {
  depth: 12,
  aliases: 30,
  cost: 20_000,
};

/** Returns the error for a valid operation that exceeds the limits with these variables; null if it can be executed. */
export type RefuseTooMuch = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: SentVariables,
) => GraphQLError | null;

const BAD_REQUEST = 400;
/** More than a reference needs, which has a type and two keys. */
const VALUES_PER_REFERENCE = 10;

/** The prepared checks of an operation, independent of its variables. */
interface Judged {
  readonly refusal: GraphQLError | null;
  readonly coerce: (variables: SentVariables) => Coercion;
  readonly measure: MeasureQuery;
}

/**
 * Creates the function that checks operations against the limits.
 *
 * It checks the size of the variables, coerces them, and then measures the operation. Each step takes linear time, and
 * the first error ends the check.
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
    return refusal('QUERY_TOO_DEEP', `Fields can be nested up to ${String(limits.depth)} levels deep.`);
  if (aliases > limits.aliases)
    return refusal('TOO_MANY_ALIASES', `A query can have up to ${String(limits.aliases)} aliases.`);
  return null;
}

function judgeVariables(
  { limits, bounds }: { readonly limits: QueryLimits; readonly bounds: VariableBounds },
  operation: OperationDefinitionNode,
  variables: SentVariables,
  { coerce, measure }: Judged,
): GraphQLError | null {
  const definitions = operation.variableDefinitions ?? [];
  // Undeclared variables are never read.
  const sent = definitions.map(({ variable }) => variables[variable.name.value]);
  const exceeded = exceededBound(sent, bounds);
  if (exceeded) return refusal('VARIABLES_TOO_LARGE', excessMessage(exceeded, bounds));
  const coercion = coerce(variables);
  if (!coercion.coerced) return badInput(coercion.error);
  const { cost, references } = measure(coercion.coerced);
  if (references > limits.references) {
    const most = String(limits.references);
    return refusal('TOO_MANY_REFERENCES', `A query can have up to ${most} references to entities.`);
  }
  if (cost > limits.cost)
    return refusal('QUERY_TOO_COMPLEX', 'The query requests too much at once. Request smaller pages.');
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

/** Creates the plugin that refuses operations above the limits before they're executed. */
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
