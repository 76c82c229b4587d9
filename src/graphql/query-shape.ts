import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/** The shape of a query, with its fragments expanded. */
export interface QueryShape {
  /** Maximum nesting depth of its fields. */
  readonly depth: number;
  readonly aliases: number;
}

/** Measures a valid operation, without introspection, which graphql-js limits. */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): QueryShape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  // Each fragment is measured once, however often it's spread.
  const measured = new Map<string, QueryShape>();

  const ofAll = (selections: readonly SelectionNode[]): QueryShape => {
    const shapes = selections.map(of);
    return {
      depth: shapes.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
      aliases: shapes.reduce((sum, { aliases }) => sum + aliases, 0),
    };
  };
  const ofFragment = (name: string): QueryShape => {
    const shape = measured.get(name) ?? ofAll(fragments.get(name)?.selectionSet.selections ?? []);
    measured.set(name, shape);
    return shape;
  };
  const of = (node: SelectionNode): QueryShape => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT) return ofAll(node.selectionSet.selections);
    const inner =
      node.selectionSet && !node.name.value.startsWith('__')
        ? ofAll(node.selectionSet.selections)
        : { depth: 0, aliases: 0 };
    return { depth: inner.depth + 1, aliases: inner.aliases + (node.alias ? 1 : 0) };
  };
  return ofAll(operation.selectionSet.selections);
}
