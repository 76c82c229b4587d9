import fc from 'fast-check';
import { CsvBlocks, type CsvRow } from '../../src/import/csv-blocks';

function read(parts: readonly (string | Buffer)[], delimiter = ','): CsvRow[] {
  const blocks = new CsvBlocks(delimiter);
  const rows = parts.flatMap((part) => blocks.read(Buffer.from(part as string), false));
  return [...rows, ...blocks.read(Buffer.alloc(0), true)];
}
const shown = (rows: readonly CsvRow[]): unknown[] =>
  rows.map(({ line, cells, fault }) => [line, fault ?? cells]);

describe('the rows of a CSV file', () => {
  test.each([
    [
      'ends of line',
      'a,b\r\nc,d\ne,f',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd']],
        [3, ['e', 'f']],
      ],
    ],
    [
      'blank lines',
      '\na,b\n\n\r\nc,d\n',
      [
        [2, ['a', 'b']],
        [5, ['c', 'd']],
      ],
    ],
    [
      'quoted lines',
      'a,b\r\n"c\r\n\r\nx",d\r\ne,"f""g"\r\n',
      [
        [1, ['a', 'b']],
        [2, ['c\r\n\r\nx', 'd']],
        [5, ['e', 'f"g']],
      ],
    ],
    [
      'column counts',
      'a,b\nc\nd,e,f\ng,h\n',
      [
        [1, ['a', 'b']],
        [2, 'WRONG_COLUMN_COUNT'],
        [3, 'WRONG_COLUMN_COUNT'],
        [4, ['g', 'h']],
      ],
    ],
    [
      'a quote within',
      'a,b\nc"x,d\ne,f\n',
      [
        [1, ['a', 'b']],
        [2, 'STRAY_QUOTE'],
        [3, ['e', 'f']],
      ],
    ],
    [
      'a quote that opens',
      'a,b\n"c,d\n"e",f\ng,h\n',
      [
        [1, ['a', 'b']],
        [2, 'STRAY_QUOTE'],
        [3, ['e', 'f']],
        [4, ['g', 'h']],
      ],
    ],
    [
      'a quote never closed',
      'a,b\nc,d\n"e,f\ng,h\n',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd']],
        [3, 'STRAY_QUOTE'],
        [4, ['g', 'h']],
      ],
    ],
    [
      'a quote that a later row closes',
      'a,b,c\n"d,e,f\ng,h,i\nj,"k",l\nm",n,o\np,q,r\n',
      [
        [1, ['a', 'b', 'c']],
        [2, 'STRAY_QUOTE'],
        [3, ['g', 'h', 'i']],
        [4, ['j', 'k', 'l']],
        [5, 'STRAY_QUOTE'],
        [6, ['p', 'q', 'r']],
      ],
    ],
    [
      'a quote that the cell of a later row closes',
      'a,b\n"c\nd,e\nf,g\nh",i,x\nj,k\n',
      [
        [1, ['a', 'b']],
        [2, 'WRONG_COLUMN_COUNT'],
        [3, ['d', 'e']],
        [4, ['f', 'g']],
        [5, 'STRAY_QUOTE'],
        [6, ['j', 'k']],
      ],
    ],
    [
      'a quote that the last line closes',
      'a,b\n"c\nd,e\nf"',
      [
        [1, ['a', 'b']],
        [2, 'WRONG_COLUMN_COUNT'],
        [3, ['d', 'e']],
        [4, 'STRAY_QUOTE'],
      ],
    ],
  ])('are separated with %s', (_, text, rows) => {
    expect(shown(read([text]))).toEqual(rows);
  });

  test('can have empty cells after the last column, and be completely empty', () => {
    expect(shown(read(['a,b\n,\n"", ,,\nc,d,\ne,f,,\ng,h,i\n']))).toEqual([
      [1, ['a', 'b']],
      [4, ['c', 'd']],
      [5, ['e', 'f']],
      [6, 'WRONG_COLUMN_COUNT'],
    ]);
  });

  test('can omit cells at their end, up to the given number', () => {
    const blocks = new CsvBlocks(',', { line: 7, columns: 4, fewest: 2 });
    expect(shown(blocks.read(Buffer.from('a,b\nc\n"d\n",e,f\n'), true))).toEqual([
      [7, ['a', 'b']],
      [8, 'WRONG_COLUMN_COUNT'],
      [9, ['d\n', 'e', 'f']],
    ]);
  });

  test("that aren't UTF-8 are rejected one by one", () => {
    const text = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xe9, 0x0a]), Buffer.from('é\n')]);
    expect(shown(read([text]))).toEqual([
      [1, ['a']],
      [2, 'NOT_UTF8'],
      [3, ['é']],
    ]);
  });

  test('that never end are rejected in bounded memory, and reading continues', () => {
    const long = Array.from({ length: 40 }, () => 'x'.repeat(100_000));
    expect(shown(read(['a\n', ...long, '\nb\n']))).toEqual([
      [1, ['a']],
      [2, 'ROW_TOO_LONG'],
      [3, ['b']],
    ]);
    const open = read(['a\n"', ...long.map((text) => `${text}\n`), 'b\n']);
    expect(open.slice(0, 2)).toMatchObject([{ line: 1 }, { line: 2, fault: 'ROW_TOO_LONG' }]);
    expect(open.at(-1)).toMatchObject({ cells: ['b'], line: 42 });
  });

  test('are the same for any block boundaries, and no bytes throw', () => {
    const piece = fc.constantFrom('a', ',', '"', '\n', '\r\n', '\r', '""', 'é', ';', '\uFEFF', '\0', ' ');
    const bytes = fc.oneof(
      fc.array(piece).map((pieces) => Buffer.from(pieces.join(''))),
      fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array)),
    );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 9 }), (text, size) => {
        const parts: Buffer[] = [];
        for (let at = 0; at < text.length; at += size) parts.push(text.subarray(at, at + size));
        const rows = read([text]);
        expect(read(parts)).toEqual(rows);
        expect(rows.every(({ line }, index) => line > (rows[index - 1]?.line ?? 0))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
