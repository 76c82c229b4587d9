import {
  binaryText,
  boolean,
  type ColumnReader,
  instant,
  integer,
  nullable,
  oneOf,
  rowReader,
  text,
  UnexpectedColumnError,
} from '../../src/database/row';

const REFUSED = Symbol('refused');
const AT = new Date('2026-01-02T03:04:05.678Z');
const role = oneOf(['ADMINISTRATOR', 'MEMBER']);

function readWith(read: ColumnReader<unknown>, value: unknown): unknown {
  try {
    return read({ column: value }, 'column');
  } catch (error) {
    expect(error).toBeInstanceOf(UnexpectedColumnError);
    expect(error).toMatchObject({ code: 'UNEXPECTED_COLUMN' });
    return REFUSED;
  }
}

/** The values that drivers return, and the result of each reader. The other readers refuse them. */
const VALUES: [name: string, value: unknown, expected: Partial<Record<string, unknown>>][] = [
  ['0', 0, { boolean: false, integer: 0 }],
  ['1', 1, { boolean: true, integer: 1 }],
  ['2', 2, { integer: 2 }],
  ['-1', -1, { integer: -1 }],
  ["'0'", '0', { boolean: false, integer: 0, text: '0', binaryText: '0' }],
  ["'1'", '1', { boolean: true, integer: 1, text: '1', binaryText: '1' }],
  ["'01'", '01', { integer: 1, text: '01', binaryText: '01' }],
  ["''", '', { text: '', binaryText: '' }],
  ["b'0'", Buffer.from([0]), { boolean: false, binaryText: '\0' }],
  ["b'1'", Buffer.from([1]), { boolean: true, binaryText: '\u0001' }],
  ["b'01' of two bytes", Buffer.from([0, 1]), { binaryText: '\0\u0001' }],
  ['bytes of UTF-8', Buffer.from('ærø'), { binaryText: 'ærø' }],
  ['a BIGINT', 9_007_199_254_740_991n, { integer: 9_007_199_254_740_991 }],
  ['a BIGINT beyond 2^53', '9007199254740993', { text: '9007199254740993', binaryText: '9007199254740993' }],
  ['a DECIMAL', '12', { integer: 12, text: '12', binaryText: '12' }],
  ['a DECIMAL with a scale', '1.0', { text: '1.0', binaryText: '1.0' }],
  ['a fraction', 1.5, {}],
  ['NaN', NaN, {}],
  ['true', true, { boolean: true }],
  ['false', false, { boolean: false }],
  ['NULL', null, {}],
  ['a column that is missing', undefined, {}],
  ['a Date', AT, { instant: AT }],
  ['an invalid Date', new Date(NaN), {}],
  ['an instant as text', '2026-01-02 03:04:05.678', { instant: AT, text: '…', binaryText: '…' }],
  ['an instant with microseconds', '2026-01-02 03:04:05.678000', { instant: AT, text: '…', binaryText: '…' }],
  ['a day that does not exist', '2026-13-02 03:04:05', { text: '…', binaryText: '…' }],
  ['a word of the list', 'MEMBER', { role: 'MEMBER', text: 'MEMBER', binaryText: 'MEMBER' }],
  ['a word in lower case', 'member', { text: 'member', binaryText: 'member' }],
  ['JSON', { a: 1 }, {}],
];
const READERS = { boolean, integer, text, binaryText, instant, role };

describe('a column reader', () => {
  it.each(VALUES)('reads or rejects %s', (_, value, expected) => {
    for (const [name, read] of Object.entries(READERS)) {
      const wanted = name in expected ? (expected[name] === '…' ? value : expected[name]) : REFUSED;
      expect({ name, read: readWith(read, value) }).toEqual({ name, read: wanted });
    }
  });

  it('accepts NULL only where the column is nullable, and never a missing column', () => {
    expect(readWith(nullable(boolean), null)).toBeNull();
    expect(readWith(nullable(boolean), '0')).toBe(false);
    expect(readWith(nullable(boolean), undefined)).toBe(REFUSED);
    expect(readWith(nullable(boolean), '2')).toBe(REFUSED);
  });

  it('names the column and the type, but never the value', () => {
    const email = 'kim@contoso.example';
    expect(() => boolean({ is_covered: email }, 'is_covered')).toThrow(
      'The database returned string for the column is_covered, which should be 0 or 1.',
    );
    expect(() => text({ id: Buffer.from(email) }, 'id')).toThrow(
      'The database returned Buffer for the column id, which should be text.',
    );
  });
});

describe('a row reader', () => {
  const read = rowReader({ id: text, count: integer, endedAt: nullable(instant) });

  it('reads each column with its reader', () => {
    expect(read({ id: 'a', count: '3', endedAt: null, other: 1 })).toEqual({
      id: 'a',
      count: 3,
      endedAt: null,
    });
  });

  it('rejects a row with one unexpected column', () => {
    expect(() => read({ id: 'a', count: null, endedAt: null })).toThrow(UnexpectedColumnError);
    expect(() => read({ id: 'a', count: 1 })).toThrow(UnexpectedColumnError);
  });
});
