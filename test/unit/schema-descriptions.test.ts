import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  visit,
} from 'graphql';

interface Described {
  kind: string;
  name?: { value: string };
  description?: { value: string };
}

/** Returns the elements of an SDL without a description in full sentences. */
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
    // Arguments and input fields.
    [Kind.INPUT_VALUE_DEFINITION]: look,
    [Kind.DIRECTIVE_DEFINITION]: look,
  });
  return found;
}

describe('the descriptions of the schema', () => {
  it('are sentences, one for each element', () => {
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
  ])('are checked: %s', (_, sdl, names) => {
    expect(badlyDescribed(sdl)).toEqual(names);
  });
});

/** Returns the deprecated elements of an SDL that don't name a replacement and a date of removal. */
function badlyDeprecated(sdl: string): string[] {
  const found: string[] = [];
  const look = (node: FieldDefinitionNode | InputValueDefinitionNode | EnumValueDefinitionNode): void => {
    const deprecated = node.directives?.find(({ name }) => name.value === 'deprecated');
    const reason = deprecated?.arguments?.find(({ name }) => name.value === 'reason')?.value;
    const text = reason?.kind === Kind.STRING ? reason.value : '';
    if (deprecated && !/^Use `[^`]+`[^.]*\. Stays until \d{4}-\d{2}-\d{2}\.$/.test(text))
      found.push(node.name.value);
  };
  visit(parse(sdl), {
    [Kind.FIELD_DEFINITION]: look,
    [Kind.INPUT_VALUE_DEFINITION]: look,
    [Kind.ENUM_VALUE_DEFINITION]: look,
  });
  return found;
}

describe('the deprecations in the schema', () => {
  it('name the replacement and a day', () => {
    const sdl = readFileSync(join(__dirname, '../../schema.graphql'), 'utf8');
    expect(badlyDeprecated(sdl)).toEqual([]);
  });

  it.each([
    [
      'a remedy and a day',
      'type T { f: Int @deprecated(reason: "Use `g`, which counts. Stays until 2027-06-30.") }',
      [],
    ],
    ['no reason', 'type T { f: Int @deprecated }', ['f']],
    ['no day', 'enum E { A @deprecated(reason: "Use `B`.") }', ['A']],
    ['no remedy', 'input I { a: Int @deprecated(reason: "Stays until 2027-06-30.") }', ['a']],
  ])('are checked: %s', (_, sdl, names) => {
    expect(badlyDeprecated(sdl)).toEqual(names);
  });
});
