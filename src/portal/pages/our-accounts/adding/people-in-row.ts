import { type Column, type HeaderRow } from './header-row';
import { cellsBetween, isSame, peopleInLine, type Person } from './people-in-line';

/**
 * Finds the people in a line below a header. Only the columns with names and addresses are read.
 *
 * A line without the header's separator is read like one without a header. So are recipients, and names with
 * separators, if the header has no other columns.
 */
export function peopleInRow(line: string, { separator, columns }: HeaderRow): Person[] {
  const cells = cellsBetween(separator, line);
  if (columns.length < 2 || cells.length < 2) return peopleInLine(line);
  const person = personIn(cells, columns, line);
  const isFitting = cells.length <= columns.length;
  const isSimple = !/[\s<]/u.test(person.email) || !line.includes('@');
  const isNamed = !cells.some((cell, index) => columns[index] !== 'ADDRESS' && cell.includes('@'));
  if (isFitting && (columns.includes('OTHER') || (isSimple && isNamed))) return [person];
  const isList = !columns.includes('OTHER') && (isFitting || cells.at(-1)?.includes('@') === true);
  return isList
    ? peopleInLine(line)
    : [{ text: line.trim(), displayName: '', email: '', fault: 'WRONG_COLUMNS' }];
}

function personIn(cells: readonly string[], columns: readonly Column[], line: string): Person {
  const textsOf = (column: Column): string[] =>
    cells.filter((cell, index) => columns[index] === column && cell !== '');
  const addresses = textsOf('ADDRESS');
  // "Address" can also be the title of a postal address.
  const email = addresses.find((address) => address.includes('@')) ?? addresses[0] ?? '';
  const names = [
    ...textsOf('WHOLE_NAME'),
    [...textsOf('FIRST_PART'), ...textsOf('LAST_PART')].join(' '),
    ...textsOf('PERSON'),
  ];
  const displayName = names.find((name) => name !== '' && !isSame(name, email)) ?? '';
  return { text: line.trim(), displayName, email, fault: null };
}
