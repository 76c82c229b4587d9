import { registerEnumType } from 'type-graphql';

/**
 * Creates a GraphQL enum from the words of a union, each with its description.
 *
 * A missing or extra word doesn't compile.
 */
export function describedEnum<Word extends string>(
  name: string,
  description: string,
  words: Readonly<Record<Word, string>>,
): { readonly [Each in Word]: Each } {
  const entries = Object.entries<string>(words);
  const values = Object.fromEntries(entries.map(([word]) => [word, word])) as { [Each in Word]: Each };
  const valuesConfig = Object.fromEntries(entries.map(([word, about]) => [word, { description: about }]));
  registerEnumType(values, {
    name,
    description,
    valuesConfig: valuesConfig as Record<Word, { description: string }>,
  });
  return values;
}
