/** A person in a line of a pasted list. */
export interface Person {
  /** The part of the line that describes the person, without surrounding whitespace. */
  readonly text: string;
  /** Empty if there's none. */
  readonly displayName: string;
  /** Empty if there's none. */
  readonly email: string;
  /** `SEVERAL_EMAILS` if it's not clear whose addresses these are. `WRONG_COLUMNS` if the line doesn't fit the header. */
  readonly fault: 'SEVERAL_EMAILS' | 'WRONG_COLUMNS' | null;
}

/** A part of a line between separators: a name, an address, or `Name <address>`. */
interface Cell {
  /** The position in the line. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Null if there's no address. */
  readonly email: string | null;
  /** Whether a semicolon ends the cell. */
  readonly endsSegment: boolean;
}

// Quoted text, an address in angle brackets, a separator, or other text. A bracket that isn't closed ends at the
// next separator.
const TOKEN = /"(?:[^"\\]|\\.|"")*"|<[^<>]*>|<[^<>,;]*|[,;]|[^",;<]+|"/gu;
const QUOTED = /^"((?:[^"\\]|\\.|"")*)"$/u;

/**
 * Finds the people in a line, in order. Usually there's one. In a list of recipients, as mail programs copy
 * them, there are several, separated by semicolons or commas. Separators in quotes are part of a name.
 */
export function peopleInLine(line: string): Person[] {
  if (line.includes('\t')) return [personBetweenTabs(line)];
  // A spreadsheet's cell with a name and an address is copied as one quoted text.
  const whole = QUOTED.exec(line.trim())?.[1];
  if (whole?.includes('@') && /[,;<]/u.test(whole)) return peopleInLine(unescaped(whole));
  return peopleOf(cellsIn(line)).map((cells) => personOf(cells, line));
}

/** Splits a line at a separator, except in quotes. Empty cells at the end are left out. */
export function cellsBetween(separator: string, line: string): string[] {
  const cells = (separator === '\t' ? line.split('\t') : partsBetween(separator, line)).map(cleaned);
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

function partsBetween(separator: string, line: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const [token] of line.matchAll(TOKEN)) {
    if (token === separator) {
      parts.push(part);
      part = '';
    } else part += token;
  }
  return [...parts, part];
}

function personBetweenTabs(line: string): Person {
  const cells = line
    .split('\t')
    .map(cleaned)
    .filter((cell) => cell !== '');
  const email = cells.findLast((cell) => cell.includes('@')) ?? '';
  const names = cells.filter((cell) => cell !== email);
  return {
    text: line.trim(),
    displayName: names.join(' '),
    email,
    fault: names.some((name) => isAddress(name) && !isSame(name, email)) ? 'SEVERAL_EMAILS' : null,
  };
}

function cellsIn(line: string): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  let raw = '';
  const close = (end: number, email: string | null, endsSegment: boolean): void => {
    const name = cleaned(raw);
    raw = '';
    if (name === '' && email === null) {
      // A semicolon after `Name <address>` ends the segment of that cell.
      const last = cells.at(-1);
      if (last && endsSegment) cells[cells.length - 1] = { ...last, endsSegment };
      return;
    }
    const isBare = email === null && isAddress(name);
    cells.push({ start, end, name: isBare ? '' : name, email: isBare ? name : email, endsSegment });
  };
  for (const { 0: token, index } of line.matchAll(TOKEN)) {
    if (raw.trim() === '' && token.trim() !== '') start = index;
    if (token === ',' || token === ';') close(index, null, token === ';');
    else if (token.startsWith('<') && token.includes('@')) {
      close(index + token.length, token.slice(1).replace(/>$/u, '').trim(), false);
    } else raw += token;
  }
  close(line.length, null, false);
  return cells;
}

/** Groups the cells of a line by person. */
function peopleOf(cells: readonly Cell[]): Cell[][] {
  if (addressesIn(cells).size < 2) return [[...cells]];
  const segments = groupsOf(cells, (cell) => cell.endsSegment);
  const isSegmented = segments.length > 1 && segments.every((segment) => addressesIn(segment).size > 0);
  return isSegmented ? segments.flatMap(peopleOf) : inSequence(cells);
}

function inSequence(cells: readonly Cell[]): Cell[][] {
  const isAddressFirst = cells[0]?.email != null && cells[0].name === '' && cells.at(-1)?.email === null;
  return groupsOf(cells, (cell, next) => (isAddressFirst ? next.email !== null : cell.email !== null));
}

/** Splits cells after each one that ends a group. */
function groupsOf(cells: readonly Cell[], isEnd: (cell: Cell, next: Cell) => boolean): Cell[][] {
  const groups: Cell[][] = [[]];
  for (const [index, cell] of cells.entries()) {
    groups.at(-1)?.push(cell);
    const next = cells[index + 1];
    if (next && isEnd(cell, next)) groups.push([]);
  }
  return groups;
}

function personOf(cells: readonly Cell[], line: string): Person {
  // Without an address, shows what may have been meant as one.
  const email =
    cells.find((cell) => cell.email !== null)?.email ??
    cells.findLast(({ name }) => name.includes('@'))?.name ??
    '';
  const names = cells.map(({ name }) => name).filter((name) => name !== '' && !isSame(name, email));
  const text = line.slice(cells[0]?.start, cells.at(-1)?.end).trim();
  return { text, displayName: names.join(', '), email, fault: null };
}

function addressesIn(cells: readonly Cell[]): Set<string> {
  return new Set(cells.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()])));
}

/** Returns whether a cell is meant as an address, even if it's incomplete. */
function isAddress(text: string): boolean {
  return text.includes('@') && !/\s/u.test(text);
}

/** Returns whether two texts are equal, regardless of case. */
export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Removes whitespace, brackets, and quotes around a text. */
function cleaned(text: string): string {
  const bare = text.replace(/^[\s<]+|(?<![\s>])[\s>]+$/gu, '');
  const quoted = QUOTED.exec(bare)?.[1];
  if (quoted !== undefined) return unescaped(quoted).trim();
  const isBalanced = bare.split('"').length % 2 === 1;
  return isBalanced ? bare : bare.replace(/^[\s"]+|(?<![\s"])[\s"]+$/gu, '');
}

function unescaped(text: string): string {
  return text.replaceAll(/""|\\(.)/gu, (escape, character?: string) => character ?? escape.charAt(0));
}
