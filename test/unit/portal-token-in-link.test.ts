import { newId } from '../../src/foundation/ids';
import { SecretKeys } from '../../src/foundation/secret-keys';
import { newTokenSource, tokenOf } from '../../src/invitation/invitation-token';
import { tokenInFragment } from '../../src/portal/tab/token-in-link';

const keys = SecretKeys.parse(`test:${Buffer.alloc(32, 7).toString('base64')}`);
const newToken = () => tokenOf({ id: newId('invt'), ...newTokenSource(keys) }, keys) ?? '';

/** Returns the fragment of a link as a browser has it in `location.hash`. */
const fragmentOf = (link: string) => new URL(link, 'https://access.example').hash.slice(1);

describe('the token in the link of an invitation', () => {
  const token = newToken();

  it.each([
    ['nothing', ''],
    ['a full stop', '.'],
    ['three dots', '...'],
    ['a comma', ','],
    ['a semicolon', ';'],
    ['a parenthesis', ')'],
    ['a parenthesis and a full stop', ').'],
    ['a bracket', ']'],
    ['an angle bracket', '>'],
    ['an encoded angle bracket', '%3E'],
    ['an HTML entity', '&gt;'],
    ['a quotation mark', '"'],
    ['a typographic quotation mark', '”'],
    ['an asterisk', '*'],
    ['an underscore', '_'],
    ['a hyphen', '-'],
    ['an equals sign', '='],
    ['a slash', '/'],
    ['a space', ' '],
    ['an encoded space', '%20'],
    ['a plus sign', '+'],
    ['an encoded line break', '%0D%0A'],
    ['a zero-width space', '\u200B'],
    ['an encoded zero-width space', '%E2%80%8B'],
    ['a no-break space', '\u00A0'],
    ['a full-width parenthesis', '）'],
    ['a Japanese full stop', '。'],
    ['a query', '?utm_source=mail&utm_medium=email'],
    ['another parameter', '&utm_source=mail'],
    ['another fragment', '#top'],
    ['an invalid escape', '%'],
  ])('is found before %s', (_name, end) => {
    expect(tokenInFragment(fragmentOf(`/accept#token=${token}${end}`))).toBe(token);
  });

  it.each([
    ['an encoded equals sign', `/accept#token%3D${token}`],
    ['an encoded equals sign in lower case', `/accept#token%3d${token}`],
    ['an equals sign that was encoded twice', `/accept#token%253D${token}`],
    ['a space', `/accept#token= ${token}`],
    ['another parameter', `/accept#utm_source=mail&token=${token}`],
    ['a query before the fragment', `/accept?utm_source=mail#token=${token}`],
    ['capital letters', `/accept#Token=${token}`],
  ])('is found after %s', (_name, link) => {
    expect(tokenInFragment(fragmentOf(link))).toBe(token);
  });

  it('is found in each of many links, although it can begin and end with any of its characters', () => {
    for (let count = 0; count < 200; count += 1) {
      const one = newToken();
      expect(tokenInFragment(`token%3d${one}.`)).toBe(one);
    }
  });

  it.each([
    ['token=cut-off', 'cut-off'],
    ['token%3Dcut-off', 'cut-off'],
    ['token=', ''],
    [`token=${token.slice(0, -1)}`, token.slice(0, -1)],
    [`token=${token.slice(1)}`, token.slice(1)],
  ])('is returned as it is if it’s damaged: %s', (fragment, rest) => {
    expect(tokenInFragment(fragment)).toBe(rest);
  });

  it.each(['', 'top', 'tokens=x', '/accept', 'my-token=x'])('is null in %j', (fragment) => {
    expect(tokenInFragment(fragment)).toBeNull();
  });
});
