import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
  valueFromAST,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { CoercedVariables } from './variable-coercion';

const LARGEST_PAGE = 100;
/** Minimum cost of an item of a batch: it's written, even if nothing of it is selected. */
const ITEM = 20;

/** The batch mutations: the list in their input, and the type of their payload. */
const BATCHES: Readonly<Record<string, { readonly items: string; readonly payload: string }>> = {
  addProfiles: { items: 'profiles', payload: 'AddProfilesPayload' },
  updateProfiles: { items: 'profiles', payload: 'UpdateProfilesPayload' },
  removeProfiles: { items: 'profileIds', payload: 'RemoveProfilesPayload' },
  sendInvites: { items: 'invites', payload: 'SendInvitesPayload' },
};
const PAYLOADS: ReadonlySet<string> = new Set(Object.values(BATCHES).map(({ payload }) => payload));

/** The size of an operation. */
export interface QueryMeasure {
  /** Its estimated cost. */
  readonly cost: number;
  /** Number of references in all of its `_entities` together. */
  readonly references: number;
}

/** Measures one operation with its variables. */
export type MeasureQuery = (variables: CoercedVariables) => QueryMeasure;

/** The size of a part of an operation: a constant, or a function if it depends on variables. */
type Measured = QueryMeasure | ((evaluation: Evaluation) => QueryMeasure);

/** The state of one measurement, in which each fragment is measured once. */
interface Evaluation {
  readonly variables: CoercedVariables;
  readonly fragments: Map<FragmentDefinitionNode, QueryMeasure>;
}

/** The additional cost of an object of these types. */
interface Part {
  readonly types: readonly string[];
  readonly measure: Measured;
}

const NOTHING: QueryMeasure = { cost: 0, references: 0 };
const WITHOUT_VARIABLES: Evaluation = { variables: {}, fragments: new Map() };

/**
 * Prepares to measure a valid operation: counts its references and estimates its cost.
 *
 * A field costs its `@cost`, which defaults to 1, plus the cost of its selections, multiplied by its `@listSize`. The
 * number of items of `_entities` and of batches is the number in the arguments, which `@listSize` can't express.
 *
 * Preparing and measuring take linear time. This is stricter than the specification, where scalar and enum fields cost
 * 0 by default. Only the `@cost` of fields is used.
 */
export function prepareMeasure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): MeasureQuery {
  const root = schema.getRootType(operation.operation);
  if (!root) return () => NOTHING;
  const measure = new Preparation(schema, document).ofSelections(root, operation.selectionSet);
  return (variables) => measureIn({ variables, fragments: new Map() }, measure);
}

class Preparation {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly prepared = new Map<string, Measured>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  ofSelections(parent: GraphQLCompositeType, { selections }: SelectionSetNode): Measured {
    const parts = selections.flatMap((selection) => this.ofSelection(parent, selection) ?? []);
    const isConstant = parts.every(({ measure }) => typeof measure !== 'function');
    const measure = (evaluation: Evaluation) => costliest(parts, evaluation);
    return isConstant ? measure(WITHOUT_VARIABLES) : measure;
  }

  private ofSelection(parent: GraphQLCompositeType, selection: SelectionNode): Part | null {
    const part = this.ofIncluded(parent, selection);
    const isIncluded = conditionOf(selection.directives);
    if (!part || !isIncluded) return part;
    const { types, measure } = part;
    return {
      types,
      measure: (evaluation) => (isIncluded(evaluation.variables) ? measureIn(evaluation, measure) : NOTHING),
    };
  }

  private ofIncluded(parent: GraphQLCompositeType, selection: SelectionNode): Part | null {
    if (selection.kind === Kind.FIELD) {
      const field = 'getFields' in parent ? parent.getFields()[selection.name.value] : undefined;
      return field ? { types: this.typesOf(parent), measure: this.ofField(parent, field, selection) } : null;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
    if (!fragment) return null;
    const condition = fragment.typeCondition ? typeFromAST(this.schema, fragment.typeCondition) : parent;
    if (!isCompositeType(condition)) return null;
    const measure =
      fragment.kind === Kind.FRAGMENT_DEFINITION
        ? this.ofFragment(condition, fragment)
        : this.ofSelections(condition, fragment.selectionSet);
    return { types: this.typesOf(condition), measure };
  }

  private ofFragment(condition: GraphQLCompositeType, fragment: FragmentDefinitionNode): Measured {
    const name = fragment.name.value;
    const known = this.prepared.get(name);
    if (known) return known;
    const measure = this.ofSelections(condition, fragment.selectionSet);
    const measureOnce = (evaluation: Evaluation): QueryMeasure => {
      const before = evaluation.fragments.get(fragment);
      if (before) return before;
      const measured = measureIn(evaluation, measure);
      evaluation.fragments.set(fragment, measured);
      return measured;
    };
    const prepared = typeof measure === 'function' ? measureOnce : measure;
    this.prepared.set(name, prepared);
    return prepared;
  }

  private ofField(
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
  ): Measured {
    const type = getNamedType(field.type);
    const below =
      node.selectionSet && isCompositeType(type) ? this.ofSelections(type, node.selectionSet) : NOTHING;
    const weigh = weightOf(parent, field, node);
    if (typeof below !== 'function' && !node.arguments?.some(usesVariables)) return weigh({}, below);
    return (evaluation) => weigh(evaluation.variables, measureIn(evaluation, below));
  }

  private typesOf(type: GraphQLCompositeType): readonly string[] {
    const objects: readonly GraphQLObjectType[] = isAbstractType(type)
      ? this.schema.getPossibleTypes(type)
      : isObjectType(type)
        ? [type]
        : [];
    return objects.map(({ name }) => name);
  }
}

function measureIn(evaluation: Evaluation, measure: Measured): QueryMeasure {
  return typeof measure === 'function' ? measure(evaluation) : measure;
}

/** Adds up the parts for each type that an object can have, and returns the cost of the most expensive type. */
function costliest(parts: readonly Part[], evaluation: Evaluation): QueryMeasure {
  const costs = new Map<string, number>();
  let references = 0;
  for (const { types, measure } of parts) {
    const part = measureIn(evaluation, measure);
    references += part.references;
    for (const type of types) costs.set(type, (costs.get(type) ?? 0) + part.cost);
  }
  return { cost: Math.max(0, ...costs.values()), references };
}

/** Returns the cost of a field from its variables and the cost of its selections. */
type Weigh = (variables: CoercedVariables, below: QueryMeasure) => QueryMeasure;

function weightOf(
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Weigh {
  if (field.name === '_entities') {
    const representations = argumentReader(field, node, 'representations');
    return (variables, { cost, references }) => {
      const given = lengthOf(representations(variables));
      return { cost: 1 + given * cost, references: references + given };
    };
  }
  const batch = parent.name === 'Mutation' ? BATCHES[field.name] : undefined;
  if (batch) {
    const input = argumentReader(field, node, 'input');
    return (variables, { cost, references }) => {
      const items = lengthOf(Reflect.get(Object(input(variables)), batch.items));
      return { cost: 1 + items * Math.max(ITEM, cost), references };
    };
  }
  const { weight, size } = publishedOf(field);
  // The mutation's own field multiplies by the number of results.
  if (!size || (field.name === 'results' && PAYLOADS.has(parent.name)))
    return (_variables, { cost, references }) => ({ cost: weight + cost, references });
  const slices = size.slicedBy.map((name) => argumentReader(field, node, name));
  return (variables, { cost, references }) => {
    const asked = slices.map((read) => read(variables)).find((value) => typeof value === 'number');
    // An empty page costs as much as one item, because the fields beside the items are counted with them.
    const items = asked === undefined ? size.assumed : Math.min(Math.max(asked, 1), LARGEST_PAGE);
    return { cost: weight + items * cost, references };
  };
}

type ReadArgument = (variables: CoercedVariables) => unknown;

function argumentReader(field: GraphQLField<unknown, unknown>, node: FieldNode, name: string): ReadArgument {
  const definition = field.args.find((each) => each.name === name);
  const given = node.arguments?.find((each) => each.name.value === name);
  if (!definition) return () => undefined;
  if (!given) return () => definition.defaultValue;
  const { value } = given;
  if (value.kind === Kind.VARIABLE)
    return (variables) => variables[value.name.value] ?? definition.defaultValue;
  if (usesVariables(given)) return (variables) => valueFromAST(value, definition.type, variables);
  const constant = valueFromAST(value, definition.type);
  return () => constant;
}

function usesVariables(argument: ArgumentNode): boolean {
  let isUsed = false;
  visit(argument, { Variable: () => void (isUsed = true) });
  return isUsed;
}

/** Creates the function that returns whether `@skip` and `@include` keep a selection; null if it has neither. */
function conditionOf(
  directives: readonly DirectiveNode[] = [],
): ((variables: CoercedVariables) => boolean) | null {
  const conditions = directives.flatMap(({ name: { value: name }, arguments: given }) => {
    const condition = given?.find((each) => each.name.value === 'if')?.value;
    return condition && (name === 'skip' || name === 'include')
      ? { keeps: name === 'include', condition }
      : [];
  });
  if (conditions.length === 0) return null;
  return (variables) =>
    conditions.every(({ keeps, condition }) => valueFromASTUntyped(condition, variables) === keeps);
}

/** The values of a field's `@cost` and `@listSize`. */
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

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 1;
}
