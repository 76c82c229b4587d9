/** Why a line of a pasted list can't be sent. */
export type LineProblem = 'NO_EMAIL' | 'NO_NAME' | 'INVALID_EMAIL' | 'LONG_NAME' | 'DUPLICATE' | 'TOO_MANY';

/** A parsed line of a pasted list. */
export interface ListLine {
  /** The line number, starting with 1. */
  readonly number: number;
  readonly text: string;
  readonly displayName: string;
  readonly email: string;
  /** Null if the line can be sent. */
  readonly problem: LineProblem | null;
}

const MOST_AT_ONCE = 500;
const LONGEST_NAME = 200;
// Only finds obvious mistakes: the service validates the address. Allows the dots of IDNA, such as those of
// Japanese keyboards.
const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+[.。．｡][^\s@,;<>".。．｡]{2,}$/u;

/**
 * Parses a pasted list: one person on each line. Empty lines are skipped.
 *
 * The name and the address can be in any order, separated by tabs, semicolons or commas, or in the form
 * `Name <address>`. With tabs (from a spreadsheet), the name can be in two columns.
 */
export function readLines(list: string): ListLine[] {
  const known = new Set<string>();
  let good = 0;
  return list.split(/\r\n|\r|\n/).flatMap((text, index) => {
    if (text.trim() === '') return [];
    const person = personIn(text);
    let problem = problemOf(person);
    const key = person.email.toLowerCase();
    if (problem === null && known.has(key)) problem = 'DUPLICATE';
    if (problem === null && good >= MOST_AT_ONCE) problem = 'TOO_MANY';
    if (problem === null) {
      known.add(key);
      good += 1;
    }
    return [{ number: index + 1, text, ...person, problem }];
  });
}

/**
 * Removes the lines of the added people from a list, one line for each. The other lines stay, including those
 * entered meanwhile.
 */
export function withoutAdded(list: string, added: readonly string[]): string {
  const left = new Set(added);
  return readLines(list)
    .filter(({ text }) => !left.delete(text))
    .map(({ text }) => text)
    .join('\n');
}

interface Person {
  readonly displayName: string;
  readonly email: string;
}

function personIn(text: string): Person {
  const parts = text.includes('\t') ? text.split('\t') : text.split(/[,;<>]/);
  const cells = parts
    .map((part) => part.replace(/^[\s"<]+|(?<![\s">])[\s">]+$/gu, ''))
    .filter((cell) => cell !== '');
  const email = cells.findLast((cell) => cell.includes('@')) ?? '';
  const names = cells.filter((cell) => cell !== email);
  return { displayName: names.join(text.includes('\t') ? ' ' : ', '), email };
}

function problemOf({ displayName, email }: Person): LineProblem | null {
  if (email === '') return 'NO_EMAIL';
  if (!ADDRESS.test(email)) return 'INVALID_EMAIL';
  if (displayName === '') return 'NO_NAME';
  return displayName.length > LONGEST_NAME ? 'LONG_NAME' : null;
}
