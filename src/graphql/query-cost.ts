import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  validate,
  valueFromASTUntyped,
} from 'graphql';
import { type ComplexityEstimator, createComplexityRule } from 'graphql-query-complexity';

const LARGEST_PAGE = 100;
// What an item of a batch costs at the least: it is written, whatever of it is selected.
const ITEM = 20;

/** The mutations that do the same for many: the list in their input, and what they answer. */
const BATCHES: Readonly<Record<string, { readonly items: string; readonly payload: string }>> = {
  addProfiles: { items: 'profiles', payload: 'AddProfilesPayload' },
  sendInvites: { items: 'invites', payload: 'SendInvitesPayload' },
};
const PAYLOADS: ReadonlySet<string> = new Set(Object.values(BATCHES).map(({ payload }) => payload));

/** How much an operation asks for. */
export interface QueryMeasure {
  /** What it is estimated to cost; Infinity when it is too intricate for that. */
  readonly cost: number;
  /** How many references all of its `_entities` are given together, as far as it could be followed. */
  readonly references: number;
}

/**
 * Counts the references of a valid operation, and estimates what it costs by what the schema publishes of its fields: the `@cost` of each, one unless told,
 * and what is below it as many times as its `@listSize` says.
 *
 * Stricter than the specification, by which a field of a scalar or an enum costs nothing unless told. `@cost` of
 * anything but a field isn't looked at. All that is below a page of a list counts with each of its items, which is a
 * little more than there is. `_entities` and batches count as many as are given, which `@listSize` cannot say, and an
 * item of a batch never less than what it takes to write. Nothing for an operation whose variables do not fit, which is
 * never executed.
 */
export function measureOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): QueryMeasure {
  let cost = Infinity;
  let references = 0;
  // It sees each field once for every place that it stands in, those in fragments as often as they are spread.
  const countReferences: ComplexityEstimator = ({ field, args }) => {
    if (field.name === '_entities') references += lengthOf(args['representations']);
  };
  const rule = createComplexityRule({
    maximumComplexity: Number.MAX_SAFE_INTEGER,
    estimators: [countReferences, estimate],
    variables,
    ...(operation.name && { operationName: operation.name.value }),
    onComplete: (complexity) => (cost = complexity),
  });
  try {
    // What it finds wrong with arguments is told when their field is executed.
    validate(schema, document, [rule]);
  } catch {
    return { cost: Infinity, references };
  }
  return { cost, references };
}

const estimate: ComplexityEstimator = ({ field, type, args, childComplexity }) => {
  if (field.name.startsWith('__')) return 0;
  if (field.name === '_entities') return 1 + lengthOf(args['representations']) * childComplexity;
  const batch = type.name === 'Mutation' ? BATCHES[field.name] : undefined;
  if (batch)
    return 1 + lengthOf(Reflect.get(Object(args['input']), batch.items)) * Math.max(ITEM, childComplexity);
  const { weight, size } = publishedOf(field);
  // Counted by the mutation, which knows how many there will be.
  if (field.name === 'results' && PAYLOADS.has(type.name)) return weight + childComplexity;
  return weight + sizeIn(size, args) * childComplexity;
};

/** What `@cost` and `@listSize` of a field say. */
interface Published {
  readonly weight: number;
  readonly size: { readonly assumed: number; readonly slicedBy: readonly string[] } | null;
}

const published = new WeakMap<object, Published>();

function publishedOf(field: GraphQLField<unknown, unknown>): Published {
  const known = published.get(field);
  if (known) return known;
  const cost = argumentsOf(field, 'cost');
  const listSize = argumentsOf(field, 'listSize');
  const found: Published = {
    weight: typeof cost?.['weight'] === 'number' ? cost['weight'] : 1,
    size: listSize && {
      assumed: Number(listSize['assumedSize'] ?? 1),
      slicedBy: (listSize['slicingArguments'] as readonly string[] | undefined) ?? [],
    },
  };
  published.set(field, found);
  return found;
}

function argumentsOf(field: GraphQLField<unknown, unknown>, name: string): Record<string, unknown> | null {
  const given = field.astNode?.directives?.find((directive) => directive.name.value === name);
  if (!given) return null;
  return Object.fromEntries(
    (given.arguments ?? []).map(({ name: argument, value }) => [argument.value, valueFromASTUntyped(value)]),
  );
}

function sizeIn(size: Published['size'], args: Readonly<Record<string, unknown>>): number {
  if (!size) return 1;
  const asked = size.slicedBy.map((name) => args[name]).find((value) => typeof value === 'number');
  // An empty page costs as much as one with an item: what is around the items has been counted with them.
  return asked === undefined ? size.assumed : Math.min(Math.max(asked, 1), LARGEST_PAGE);
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 1;
}
