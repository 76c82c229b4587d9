import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** Limits for a document that keep validating it and locating its errors fast. */
export interface DocumentLimits {
  /** UTF-16 code units of its text. */
  readonly length: number;
  readonly lines: number;
  /** Number of operations and fragments. */
  readonly definitions: number;
  /** Number of fragment spreads in one selection set. */
  readonly spreads: number;
  /** Number of fields in one selection set with the same response name. */
  readonly sameName: number;
}

/** The product's limits: several times what the portal and routers send. */
export const DOCUMENT_LIMITS: DocumentLimits = {
  length: 64 * 1024,
  lines: 2_000,
  definitions: 50,
  spreads: 20,
  sameName: 12,
};

/** Returns the error for a query text that is too long to parse; null if it's short enough. */
export function refuseLongText(text: string, limits = DOCUMENT_LIMITS): GraphQLError | null {
  if (text.length > limits.length)
    return tooLong(`A query can have ${String(limits.length)} characters at most. Use variables for values.`);
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) lines += 1;
  return lines > limits.lines ? tooLong(`A query can have ${String(limits.lines)} lines at most.`) : null;
}

/** Returns the error for a document that is too complex to validate; null if it isn't. */
export function refuseIntricate(document: DocumentNode, limits = DOCUMENT_LIMITS): GraphQLError | null {
  if (document.definitions.length > limits.definitions)
    return tooComplex(`A query can have ${String(limits.definitions)} operations and fragments at most.`);
  if (hasConditionalSubscription(document)) return conditionalSubscription();
  let refusal: GraphQLError | null = null;
  visit(document, {
    SelectionSet(set, _key, parent) {
      // Its selections belong to the surrounding selection set.
      if (
        !Array.isArray(parent) &&
        (parent as SelectionNode | OperationDefinitionNode).kind === Kind.INLINE_FRAGMENT
      )
        return;
      refusal ??= judgeSelections(set, limits);
    },
  });
  return refusal;
}

/** Creates the error for a document that is nested too deeply to parse. */
export function refuseNested(): GraphQLError {
  return tooComplex('Values and selections are nested too deeply. Use variables for values.');
}

/**
 * Returns whether the field of a subscription has `@skip` or `@include`. graphql-js refuses that, too, but throws if the
 * condition is a variable.
 */
function hasConditionalSubscription({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const roots = operations.filter(({ operation }) => operation === OperationTypeNode.SUBSCRIPTION);
  if (roots.length === 0) return false;
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const spread = new Set<string>();
  const isConditional = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.directives?.some(({ name }) => CONDITIONS.has(name.value))) return true;
      if (selection.kind === Kind.INLINE_FRAGMENT) return isConditional(selection.selectionSet);
      if (selection.kind === Kind.FIELD || spread.has(selection.name.value)) return false;
      spread.add(selection.name.value);
      const fragment = fragments.find(({ name }) => name.value === selection.name.value);
      return fragment !== undefined && isConditional(fragment.selectionSet);
    });
  return roots.some(({ selectionSet }) => isConditional(selectionSet));
}

const CONDITIONS: ReadonlySet<string> = new Set(['skip', 'include']);

function conditionalSubscription(): GraphQLError {
  return new GraphQLError("The field of a subscription can't have @skip or @include.", {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

function judgeSelections(set: SelectionSetNode, limits: DocumentLimits): GraphQLError | null {
  const counts = new Map<string, number>();
  let spreads = 0;
  const waiting: SelectionNode[] = [...set.selections];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === Kind.INLINE_FRAGMENT) waiting.push(...next.selectionSet.selections);
    else if (next.kind === Kind.FRAGMENT_SPREAD) spreads += 1;
    else {
      const name = (next.alias ?? next.name).value;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (count > limits.sameName)
        return tooComplex(`A selection can have a field ${String(limits.sameName)} times at most.`);
    }
  }
  if (spreads > limits.spreads)
    return tooComplex(`A selection can spread ${String(limits.spreads)} fragments at most.`);
  return null;
}

function tooLong(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_LONG' } });
}

function tooComplex(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX' } });
}
