import { type ConstDirectiveNode, Kind, parse } from 'graphql';

/**
 * Parses a directive, to be added to a parsed schema.
 *
 * @throws Error if the text isn't a directive.
 */
export function parsedDirective(text: string): ConstDirectiveNode {
  const [definition] = parse(`type T { f: Int ${text} }`).definitions;
  if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new Error('No type was parsed.');
  const found = definition.fields?.[0]?.directives?.[0];
  if (!found) throw new Error(`${text} is no directive.`);
  return found;
}
