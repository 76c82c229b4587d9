import { escapeFormula, unescapeFormula } from '../../src/foundation/formula-cell';
import { csvText } from '../../src/portal/pages/our-accounts/download/csv-text';
import { type ListPage, readAll } from '../../src/portal/pages/our-accounts/list/read-all';

describe('the CSV files of the portal', () => {
  test('begin with a byte order mark, and quote cells as RFC 4180 does', () => {
    expect(csvText([['Name', 'Note'], ['Åsa "Ö" Berg', 'one, two'], ['two\nlines', ''], [' ']])).toBe(
      '\uFEFFName,Note\r\n"Åsa ""Ö"" Berg","one, two"\r\n"two\nlines",\r\n \r\n',
    );
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@a',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '\t=1',
    '\r=1',
    "'=1",
    "''=1",
    'Meier;=1+1',
    'Meier;;@a',
    "Meier;'=1",
    'Meier\t=1',
    'Meier; =1',
    "'a",
    'a=1',
    '',
  ])('escape %j like the files of the service', (cell) => {
    const escaped = escapeFormula(cell);
    expect(csvText([[cell]])).toBe(`\uFEFF${escaped.includes('\r') ? `"${escaped}"` : escaped}\r\n`);
  });
});

describe('escaping formulas', () => {
  test.each([
    ['=1', "'=1"],
    ['Meier;=1+1', "Meier;'=1+1"],
    ['=1;Meier;-1', "'=1;Meier;'-1"],
    ['Meier\t+1', "Meier\t'+1"],
    ['\t=1', "'\t'=1"],
    ["Meier;'=1", "Meier;''=1"],
    ['Meier; =1', 'Meier; =1'],
  ])('of %j can be undone', (cell, escaped) => {
    expect(escapeFormula(cell)).toBe(escaped);
    expect(unescapeFormula(escaped)).toBe(cell);
  });
});

describe('reading a whole list', () => {
  const pages: Readonly<Record<string, ListPage<number>>> = {
    first: { rows: [1, 2], next: 'second' },
    second: { rows: [3, 4], next: 'third' },
    third: { rows: [5], next: null },
  };
  const list = {
    readPage: (after = 'first') => Promise.resolve(pages[after]!),
    count: () => Promise.resolve(5),
  };

  test('joins its pages, and reports the progress', async () => {
    const seen: unknown[] = [];
    const { signal } = new AbortController();
    const all = await readAll(list, { signal, onProgress: (progress) => seen.push(progress) });
    expect(all).toEqual([1, 2, 3, 4, 5]);
    expect(seen).toEqual([
      { read: 2, total: 5 },
      { read: 4, total: 5 },
    ]);
  });

  test('counts nothing if there’s one page', async () => {
    const count = () => Promise.reject(new Error('counted'));
    const one = { readPage: () => Promise.resolve({ rows: [1], next: null }), count };
    const { signal } = new AbortController();
    expect(await readAll(one, { signal, onProgress: () => undefined })).toEqual([1]);
  });

  test('ends with the page that has enough', async () => {
    const { signal } = new AbortController();
    expect(await readAll(list, { signal, onProgress: () => undefined, most: 3 })).toEqual([1, 2, 3, 4]);
  });

  test('returns nothing if it’s canceled between two pages', async () => {
    const canceling = new AbortController();
    const onProgress = () => canceling.abort();
    expect(await readAll(list, { signal: canceling.signal, onProgress })).toBeNull();
  });
});
