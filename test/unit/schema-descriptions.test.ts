import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, visit } from 'graphql';

interface Described {
  kind: string;
  name?: { value: string };
  description?: { value: string };
}

/** Names the elements of an SDL that are not described in a sentence of their own. */
function badlyDescribed(sdl: string): string[] {
  const found: string[] = [];
  const look = (node: Described): void => {
    const text = node.description?.value.trim() ?? '';
    const name = node.name?.value ?? '';
    const repeats = text.replace(/[^a-z0-9]/gi, '').toLowerCase() === name.replaceAll('_', '').toLowerCase();
    if (!text.endsWith('.') || repeats) found.push(name);
  };
  visit(parse(sdl), {
    [Kind.OBJECT_TYPE_DEFINITION]: look,
    [Kind.INTERFACE_TYPE_DEFINITION]: look,
    [Kind.UNION_TYPE_DEFINITION]: look,
    [Kind.ENUM_TYPE_DEFINITION]: look,
    [Kind.ENUM_VALUE_DEFINITION]: look,
    [Kind.SCALAR_TYPE_DEFINITION]: look,
    [Kind.INPUT_OBJECT_TYPE_DEFINITION]: look,
    [Kind.FIELD_DEFINITION]: look,
    // Arguments and input fields alike.
    [Kind.INPUT_VALUE_DEFINITION]: look,
    [Kind.DIRECTIVE_DEFINITION]: look,
  });
  return found;
}

describe('the descriptions of the schema', () => {
  it('are a sentence for each element', () => {
    const sdl = readFileSync(join(__dirname, '../../schema.graphql'), 'utf8');
    expect(badlyDescribed(sdl)).toEqual([]);
  });

  it.each([
    ['no description', 'scalar Bare', ['Bare']],
    ['an empty one', '"" scalar Empty', ['Empty']],
    ['no full stop', '"A date" scalar Day', ['Day']],
    ['its name again', '"Mail address." scalar MailAddress', ['MailAddress']],
    ['an argument without', '"A type." type T { "A field." f(a: Int): Int }', ['a']],
    ['a value without', '"An enum." enum E { V }', ['V']],
    ['a sentence', '"A calendar day." scalar Day', []],
  ])('are found wanting or not: %s', (_, sdl, names) => {
    expect(badlyDescribed(sdl)).toEqual(names);
  });
});
