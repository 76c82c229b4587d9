import { safeReturnTo } from '../../src/http/return-to';

const ORIGIN = new URL('https://access.example');

const HOSTILE = [
  '',
  'evil',
  '//evil.example',
  '//evil.example/profiles',
  '//user:password@access.example/profiles',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/a\\..\\..\\evil',
  'https:evil.example',
  'https:/evil.example',
  'https://evil.example',
  'HTTPS://evil.example',
  'http:evil.example',
  'https://access.example',
  'https://access.example/profiles',
  'https://access.example@evil.example/',
  'https://access.example.evil.example/',
  '//access.example@evil.example',
  '//user:password@access.example/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,evil',
  'vbscript:evil',
  '?next=//evil.example',
  '#//evil.example',
  '/%09/evil.example',
  '/%0a/evil.example',
  '/%0D%0ALocation:%20https://evil.example',
  '/a?b=%0d%0aSet-Cookie:x',
  '/%00/evil',
  '/%7f/evil',
  '/%c2%85/evil',
  '/\t/evil.example',
  '\t//evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  ' //evil.example',
  '/ /evil.example',
  '/\u0000/evil',
  '/\u0085/evil',
  '/\u2028/evil',
  '/\u202e/evil',
  '/\ufeff/evil',
  '/\ud800',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/./\\evil.example',
  '/%2e//evil.example',
  '/%2e%2e//evil.example',
  '/%2f/evil.example',
  '/%2fevil.example',
  '/%2F%2Fevil.example',
  '/%5cevil.example',
  '/%2fevil.example/%ff',
  '/%61uth/sign-in/%ff',
  '/%5C%5Cevil.example',
  '/a/%2e%2e%2f%2fevil.example',
  '/a%2f..%2f..%2f%2fevil.example',
  '/%252fevil.example',
  '/%255cevil.example',
  '/%25252fevil.example',
  '/%252525252525252fevil.example',
  '/profiles//evil',
  '/auth/sign-in',
  '/auth/sign-in?returnTo=/auth/sign-in',
  '/auth/callback?code=1',
  '/auth/sign-out',
  '/auth',
  '/auth?x',
  '/AUTH/sign-in',
  '/%61uth/sign-in',
  '/%2561uth/sign-in',
  '/./auth/sign-in',
  '/x/../auth/sign-in',
  '/x/%2e%2e/auth/sign-in',
  '/x%2f..%2fauth/sign-in',
  `/${'a'.repeat(2_000)}`,
  `/${'é'.repeat(700)}`,
];

const GOOD: [string, string][] = [
  ['/', '/'],
  ['/profiles', '/profiles'],
  ['/profiles/', '/profiles/'],
  [
    '/profiles?search=a%20b&next=https%3A%2F%2Fother.example%2F',
    '/profiles?search=a%20b&next=https%3A%2F%2Fother.example%2F',
  ],
  ['/profiles?next=//x', '/profiles?next=//x'],
  ['/invitation#token=abc.def_-', '/invitation#token=abc.def_-'],
  ['/a/../b', '/b'],
  ['/../..', '/'],
  ['/caf%C3%A9', '/caf%C3%A9'],
  ['/café', '/caf%C3%A9'],
  ['/100%25', '/100%25'],
  ['/a%2Fb', '/a%2Fb'],
  ['/@evil.example', '/@evil.example'],
  ['/authors', '/authors'],
  ['/profiles/auth/', '/profiles/auth/'],
  ['/javascript:alert(1)', '/javascript:alert(1)'],
  [`/${'a'.repeat(1_999)}`, `/${'a'.repeat(1_999)}`],
];

describe('safeReturnTo', () => {
  it.each(HOSTILE.map((value) => [JSON.stringify(value.slice(0, 60)), value]))(
    'ignores %s and returns /',
    (_name, value) => {
      expect(safeReturnTo(value, ORIGIN)).toBe('/');
    },
  );

  it('returns / without a path', () => {
    expect(safeReturnTo(undefined, ORIGIN)).toBe('/');
  });

  it.each(GOOD)('resolves %s to %s', (value, target) => {
    expect(safeReturnTo(value, ORIGIN)).toBe(target);
  });

  it('stays on its origin, and accepts its own result, for any input', () => {
    for (const value of [...HOSTILE, ...GOOD.map(([good]) => good)]) {
      const target = safeReturnTo(value, ORIGIN);
      expect(new URL(target, ORIGIN).origin).toBe(ORIGIN.origin);
      expect(safeReturnTo(target, ORIGIN)).toBe(target);
    }
  });
});
