import { type UserError } from '../../../shell/form/form-errors';
import { headerIn } from './header-row';
import { peopleInLine, type Person } from './people-in-line';
import { peopleInRow } from './people-in-row';

/** Why an entry of a pasted list can't be sent. */
export type EntryProblem =
  | 'NO_EMAIL'
  | 'NO_NAME'
  | 'SEVERAL_EMAILS'
  | 'WRONG_COLUMNS'
  | 'INVALID_EMAIL'
  | 'LONG_NAME'
  | 'DUPLICATE'
  | 'ALREADY_ADDED'
  | 'TOO_MANY';

/** A parsed entry of a pasted list: a person, or the titles of the columns. */
export interface ListEntry {
  /** The number of its line, starting with 1. */
  readonly number: number;
  /** The entry as it's in the list. */
  readonly text: string;
  readonly displayName: string;
  readonly email: string;
  /**
   * `REFUSED` if the service rejected the entry, and it wasn't edited since then. `RETRY` if the same entry can succeed
   * later.
   */
  readonly status: 'READY' | 'HEADER' | 'REFUSED' | 'RETRY' | EntryProblem;
}

/** Why the service rejected an entry. */
export type EntryRefusal = readonly Pick<UserError, 'code' | 'message'>[];

/** The results of the entries that were sent already. */
export interface Sent {
  /** Why entries were rejected, by their text. */
  readonly refused: ReadonlyMap<string, EntryRefusal>;
  /** The addresses that were added, in lowercase. */
  readonly added: ReadonlySet<string>;
}

/** Before anything is sent. */
export const NOTHING_SENT: Sent = { refused: new Map(), added: new Set() };

/** Refusals that depend on the language or the invitation rather than on the entry. */
const OF_CHOICES: ReadonlySet<string> = new Set(['INVALID_LOCALE', 'RATE_LIMITED']);

const MOST_AT_ONCE = 500;
const LONGEST_NAME = 200;
// Only finds obvious mistakes: the service validates the address. Allows the dots of IDNA, such as those of
// Japanese keyboards.
const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+[.。．｡][^\s@,;<>".。．｡]{2,}$/u;

/**
 * Parses a pasted list: one person on each line, or several as mail programs copy recipients. Empty lines are
 * skipped. The first line can be a header.
 *
 * The name and the address can be in any order, separated by tabs, semicolons or commas, or in the form
 * `Name <address>`. With tabs (from a spreadsheet), the name can be in two columns. Below a header, other columns are
 * ignored.
 */
export function readLines(list: string, { refused, added }: Sent = NOTHING_SENT): ListEntry[] {
  const known = new Set<string>();
  let ready = 0;
  const statusOf = (person: Person): ListEntry['status'] => {
    const key = person.email.toLowerCase();
    const problem = problemOf(person);
    if (problem !== null) return problem;
    if (known.has(key)) return 'DUPLICATE';
    known.add(key);
    if (added.has(key)) return 'ALREADY_ADDED';
    const refusal = refused.get(person.text);
    if (refusal && !refusal.every(({ code }) => code === 'RATE_LIMITED')) return 'REFUSED';
    ready += 1;
    if (ready > MOST_AT_ONCE) return 'TOO_MANY';
    return refusal ? 'RETRY' : 'READY';
  };
  return linesIn(list).flatMap(({ number, text, people }) =>
    people === null
      ? [{ number, text: text.trim(), displayName: '', email: '', status: 'HEADER' as const }]
      : people.map((person) => ({
          number,
          text: person.text,
          displayName: person.displayName,
          email: person.email,
          status: statusOf(person),
        })),
  );
}

/** Returns whether an entry is sent when the person adds the list. */
export function isSendable({ status }: ListEntry): boolean {
  return status === 'READY' || status === 'RETRY';
}

/** Returns the results that stay when the choices that apply to all entries change. */
export function withOtherChoices({ refused, added }: Sent): Sent {
  const stays = (refusal: EntryRefusal): boolean => !refusal.every(({ code }) => OF_CHOICES.has(code));
  return { refused: new Map([...refused].filter(([, refusal]) => stays(refusal))), added };
}

/**
 * Removes the entries of the added people from a list, one entry for each text. The others stay, including
 * those entered meanwhile. A header stays only with other lines.
 */
export function withoutAdded(list: string, added: readonly string[]): string {
  const left = new Set(added);
  const lines = linesIn(list).flatMap(({ text, people }) => {
    if (people === null) return [{ text, isHeader: true }];
    const others = people.filter((person) => !left.delete(person.text));
    if (others.length === 0) return [];
    const isWhole = others.length === people.length;
    return [{ text: isWhole ? text : others.map((person) => person.text).join('; '), isHeader: false }];
  });
  return lines.every(({ isHeader }) => isHeader) ? '' : lines.map(({ text }) => text).join('\n');
}

interface Line {
  readonly number: number;
  readonly text: string;
  /** Null for the header. */
  readonly people: readonly Person[] | null;
}

function linesIn(list: string): Line[] {
  const lines = list
    .split(/\r\n|\r|\n/u)
    .map((text, index) => ({ number: index + 1, text }))
    .filter(({ text }) => text.trim() !== '');
  const header = lines[0] ? headerIn(lines[0].text) : null;
  if (!header) return lines.map((line) => ({ ...line, people: peopleInLine(line.text) }));
  return lines.map((line, index) => ({
    ...line,
    people: index === 0 ? null : peopleInRow(line.text, header),
  }));
}

function problemOf({ displayName, email, fault }: Person): EntryProblem | null {
  if (fault !== null) return fault;
  if (email === '') return 'NO_EMAIL';
  if (!ADDRESS.test(email)) return 'INVALID_EMAIL';
  if (displayName === '') return 'NO_NAME';
  return displayName.length > LONGEST_NAME ? 'LONG_NAME' : null;
}
