import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** How a document may be built, so that validating it and pointing at its errors takes little time. */
export interface DocumentLimits {
  /** The UTF-16 units of its text. */
  readonly length: number;
  readonly lines: number;
  /** The operations and fragments in it. */
  readonly definitions: number;
  /** The fragments that one selection set spreads. */
  readonly spreads: number;
  /** The fields of one selection set that are answered under the same name. */
  readonly sameName: number;
}

/** What the product allows: several times what the portal and routers send. */
export const DOCUMENT_LIMITS: DocumentLimits = {
  length: 64 * 1024,
  lines: 2_000,
  definitions: 50,
  spreads: 20,
  sameName: 12,
};

/** Returns why the text of a query is too long to be parsed; null when it isn't. */
export function refuseLongText(text: string, limits = DOCUMENT_LIMITS): GraphQLError | null {
  if (text.length > limits.length)
    return tooLong(`A query can have ${String(limits.length)} characters at most. Use variables for values.`);
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) lines += 1;
  return lines > limits.lines ? tooLong(`A query can have ${String(limits.lines)} lines at most.`) : null;
}

/** Returns why a document is too intricate to be validated; null when it isn't. */
export function refuseIntricate(document: DocumentNode, limits = DOCUMENT_LIMITS): GraphQLError | null {
  if (document.definitions.length > limits.definitions)
    return tooComplex(`A query can have ${String(limits.definitions)} operations and fragments at most.`);
  let refusal: GraphQLError | null = null;
  visit(document, {
    SelectionSet(set, _key, parent) {
      // Its selections count with those around it.
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

/** Refuses a document that is nested deeper than it can be parsed. */
export function refuseNested(): GraphQLError {
  return tooComplex('Values and selections are nested too deep. Use variables for values.');
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
