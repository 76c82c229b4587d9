import { findInPages } from '../../src/portal/pages/our-accounts/requests/find-in-pages';
import {
  offeredProfiles,
  searchForAddress,
} from '../../src/portal/pages/our-accounts/requests/free-profiles';

describe('the search for a request in further pages', () => {
  const pages: Readonly<Partial<Record<string, { rows: readonly number[]; next: string | null }>>> = {
    b: { rows: [3, 4], next: 'c' },
    c: { rows: [5, 6], next: 'd' },
    d: { rows: [7], next: null },
  };
  const find = async (row: number, most: number) => {
    const read: string[] = [];
    const readPage = (after: string) => {
      read.push(after);
      return Promise.resolve(pages[after] ?? { rows: [], next: null });
    };
    return { found: await findInPages(readPage, 'b', (each) => each === row, most), read: read.join('') };
  };

  test('stops at the page that has it, at the end, and at the limit', async () => {
    expect(await find(5, 9)).toEqual({ found: 5, read: 'bc' });
    expect(await find(8, 9)).toEqual({ found: null, read: 'bcd' });
    expect(await find(7, 2)).toEqual({ found: null, read: 'bc' });
  });

  test('fails when a page can’t be read', async () => {
    const readPage = () => Promise.reject(new Error('There was no response.'));
    await expect(findInPages(readPage, 'b', () => true, 9)).rejects.toThrow('There was no response.');
  });
});

describe('the profiles offered for a request', () => {
  test('are searched for by a complete address, with as many words as the service allows', () => {
    expect(searchForAddress(' kim@contoso.example ')).toBe('kim@contoso.example');
    expect(searchForAddress('kim')).toBeNull();
    expect(searchForAddress('kim.a.lee@mail.contoso.co.example')).toBe('kim.a.lee@mail.contoso');
    expect(searchForAddress(`kim@${'x'.repeat(200)}`)).toHaveLength(100);
    expect(searchForAddress('.@.')).toBeNull();
  });

  test('begin with those that were found, each once', () => {
    const [kim, lee, ana] = ['kim', 'lee', 'ana'].map((id) => ({ id, displayName: id, email: `${id}@x` }));
    if (!kim || !lee || !ana) throw new Error('There are three.');
    expect(offeredProfiles([lee, ana], [kim, lee])).toEqual([lee, ana, kim]);
  });
});
