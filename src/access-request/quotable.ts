import { onOneLine } from '../foundation/on-one-line';

const LONGEST_NAME = 80;

/** Puts a person's own text on one line that can stand in quotation marks: the text can't end the quotation. */
export function quotable(text: string): string {
  // The quotation marks of all languages.
  return onOneLine(text).replace(/["“”„‟«»‹›「」『』]/g, "'");
}

/** Prepares a person's own name like `quotable`, and cuts it to the maximum length of a name. */
export function quotableName(name: string): string {
  const characters = [...quotable(name)];
  return characters.length > LONGEST_NAME
    ? `${characters.slice(0, LONGEST_NAME).join('')}…`
    : characters.join('');
}
