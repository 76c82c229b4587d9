import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  type OperationDefinitionNode,
  validate,
} from 'graphql';
import { type ComplexityEstimator, createComplexityRule } from 'graphql-query-complexity';

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;
// The connections of these send a statement of their own for each object; others page through what a loader has.
const PAGED_IN_THE_DATABASE = new Set(['Account']);
const STATEMENT = 400;
// Counting a list is counted with each of its items, since it is a field beside them.
const COUNT = 20;
const LIST_SIZE = 5;
const LIST_SIZES: Readonly<Record<string, number>> = {
  // Nothing bounds how many an account has.
  administrators: 25,
  // A mutation, and each item of a batch, is refused for one reason.
  userErrors: 1,
  // Counted by the mutation, which knows how many there will be.
  results: 1,
};
// The mutations that do the same for many, and the list in their input.
const BATCHES: Readonly<Record<string, string>> = { addProfiles: 'profiles', sendInvites: 'invites' };

/**
 * Estimates what an operation costs: one for each field of each object, and more for each connection.
 *
 * Connections count as many objects as are asked for, `_entities` and batches as many as are given, other lists an
 * assumed number. Infinity for a query that is too intricate to be estimated; 0 for one whose variables do not fit, which
 * is never executed.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): number {
  let cost = Infinity;
  const rule = createComplexityRule({
    maximumComplexity: Number.MAX_SAFE_INTEGER,
    estimators: [estimate],
    variables,
    ...(operation.name && { operationName: operation.name.value }),
    onComplete: (complexity) => (cost = complexity),
  });
  try {
    // What it finds wrong with arguments is told when their field is executed.
    validate(schema, document, [rule]);
  } catch {
    return Infinity;
  }
  return cost;
}

const estimate: ComplexityEstimator = ({ field, type, args, childComplexity }) => {
  if (field.name.startsWith('__')) return 0;
  if (field.name === 'totalCount') return COUNT;
  if (field.name === '_entities') return 1 + lengthOf(args['representations']) * childComplexity;
  if (getNamedType(field.type).name.endsWith('Connection'))
    return (
      (PAGED_IN_THE_DATABASE.has(type.name) ? STATEMENT : 1) + Math.max(1, pageSize(args)) * childComplexity
    );
  const items = type.name === 'Mutation' && BATCHES[field.name];
  if (items) return 1 + lengthOf(Reflect.get(Object(args['input']), items)) * childComplexity;
  // A connection's edges have been counted by it.
  const isOfItems =
    isListType(getNullableType(field.type)) &&
    isCompositeType(getNamedType(field.type)) &&
    !type.name.endsWith('Connection');
  return 1 + (isOfItems ? (LIST_SIZES[field.name] ?? LIST_SIZE) : 1) * childComplexity;
};

function pageSize({ first, last }: Readonly<Record<string, unknown>>): number {
  const asked = first ?? last;
  return typeof asked === 'number' ? Math.min(Math.max(asked, 0), LARGEST_PAGE) : DEFAULT_PAGE;
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 1;
}
