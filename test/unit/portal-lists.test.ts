import { movedRows } from '../../src/portal/pages/our-accounts/list/use-settling';
import { withKept } from '../../src/portal/shell/with-kept';

const idOf = ({ id }: { readonly id: string }) => id;
const list = (ids: string) => [...ids].map((id) => ({ id }));
const textOf = (items: readonly { readonly id: string }[]) => items.map(idOf).join('');

describe('a list that is read again', () => {
  test.each([
    ['at the start', 'bcd', 'abcd', 'a', 'abcd'],
    ['at the end', 'abc', 'abcd', 'd', 'abcd'],
    ['in the middle, with a new one before', 'xad', 'abcd', 'bc', 'xbcad'],
    ['only if they are kept', 'a', 'abc', 'c', 'ac'],
    ['once', 'ab', 'ab', 'ab', 'ab'],
  ])('keeps rows that have left it: %s', (_name, items, before, kept, expected) => {
    expect(textOf(withKept(list(items), list(before), idOf, (id) => kept.includes(id)))).toBe(expected);
  });

  test('shows kept rows as they are now while they are part of it', () => {
    const [old, now] = [{ id: 'a' }, { id: 'a' }];
    expect(withKept([now], [old], idOf, () => true)[0]).toBe(now);
  });

  test.each([
    ['abc', 'abc', ''],
    ['xabc', 'abc', 'xabc'],
    ['abcx', 'abc', 'x'],
    ['axbc', 'abc', 'xbc'],
    ['ac', 'abc', 'c'],
    ['a', '', 'a'],
  ])('%s, after %s: in %j, others were just in the same place', (ids, before, expected) => {
    expect([...movedRows([...ids], [...before])].join('')).toBe(expected);
  });
});
