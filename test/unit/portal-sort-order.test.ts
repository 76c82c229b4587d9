import { ariaSort, nextSort, sortIn, sortText } from '../../src/portal/pages/our-accounts/list/sort-order';

const KEYS = ['name', 'last-used'] as const;

describe('the order of a list in the URL', () => {
  test.each(['name', '-name', 'last-used', '-last-used'])('is read and written: %s', (text) => {
    expect(sortText(sortIn(text, KEYS)!)).toBe(text);
  });

  test.each(['', '-', 'Name', '--name', 'email'])('is the default for anything else: %j', (text) => {
    expect(sortIn(text, KEYS)).toBeUndefined();
  });

  test.each([
    ['', 'name', 'name'],
    ['name', 'name', '-name'],
    ['-name', 'name', 'name'],
    ['name', '-last-used', '-last-used'],
    ['-last-used', '-last-used', 'last-used'],
    ['last-used', '-last-used', '-last-used'],
  ])('is reversed by another click: from %j by the title of %s to %s', (now, clicked, expected) => {
    expect(sortText(nextSort(sortIn(now, KEYS), sortIn(clicked, KEYS)!))).toBe(expected);
  });

  test.each([
    ['', 'none'],
    ['name', 'ascending'],
    ['-name', 'descending'],
    ['last-used', 'none'],
  ])('is announced by aria-sort: %j is %s for the name', (now, expected) => {
    expect(ariaSort(sortIn(now, KEYS), 'name')).toBe(expected);
  });
});
