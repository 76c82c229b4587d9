import { registerEnumType } from 'type-graphql';

/**
 * Makes an enum of the graph from the words of a union, each with its description.
 *
 * The words must be all of the union's: one that is missing, or too many, doesn't compile.
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
