import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Counts the representations that all `_entities` of a valid operation are given together, each time they are written
 * down; 0 for arguments that do not fit, with which nothing is executed.
 */
export function referencesIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): number {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (!entities || operation.operation !== OperationTypeNode.QUERY) return 0;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

  // Each fragment is counted once, however many places it is spread in.
  const counted = new Map<string, number>();
  const countInFragment = (name: string): number => {
    const fragment = fragments.get(name);
    const count = counted.get(name) ?? (fragment ? countIn(fragment.selectionSet) : 0);
    counted.set(name, count);
    return count;
  };
  const countIn = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return sum + (selection.name.value === '_entities' ? lengthIn(selection) : 0);
        case Kind.INLINE_FRAGMENT:
          return sum + countIn(selection.selectionSet);
        case Kind.FRAGMENT_SPREAD:
          return sum + countInFragment(selection.name.value);
      }
    }, 0);
  // With the defaults of variables, which execution puts in as well.
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) return 0;
  const lengthIn = (field: FieldNode): number => {
    try {
      const { representations } = getArgumentValues(entities, field, coerced);
      return Array.isArray(representations) ? representations.length : 0;
    } catch {
      return 0;
    }
  };
  return countIn(operation.selectionSet);
}
