import { isInvalidEntry } from '../../src/portal/shell/form/is-invalid-entry';

describe('an entry of a required field', () => {
  test.each([
    ['', 'text', true],
    [' \t\n', 'textarea', true],
    [' x', 'text', false],
    ['', 'email', true],
    ['kim at contoso', 'email', true],
    ['@contoso.example', 'email', true],
    ['kim@', 'email', true],
    ['kim@contoso', 'email', false],
    [' kim@bücher.example ', 'email', false],
  ])('%j of type %s can be refused before it is sent: %s', (entry, type, expected) => {
    expect(isInvalidEntry(entry, type)).toBe(expected);
  });
});
