/** Why a line of a pasted list can't be sent. */
export type LineProblem = 'NO_EMAIL' | 'NO_NAME' | 'INVALID_EMAIL' | 'LONG_NAME' | 'DUPLICATE' | 'TOO_MANY';

/** A line of a pasted list, as it was read. */
export interface ListLine {
  /** Where it stands, counted from 1. */
  readonly number: number;
  readonly text: string;
  readonly displayName: string;
  readonly email: string;
  /** Null when it can be sent. */
  readonly problem: LineProblem | null;
}

const MOST_AT_ONCE = 500;
const LONGEST_NAME = 200;
// As much as tells a slip; the service decides. Domains may have the dots of IDNA, such as those of Japanese keyboards.
const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+[.。．｡][^\s@,;<>".。．｡]{2,}$/u;

/**
 * Reads a list as it is pasted: a person on each line that is not empty.
 *
 * The name and the address may stand in any order, between tabs (a spreadsheet's columns, first and last name in two
 * of them perhaps), semicolons or commas, or as mail programs write them, `Name <address>`.
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
 * Takes out of a list the lines of those who were added, one line for each; what else stands in it stays as it is
 * now, such as what was entered meanwhile.
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
