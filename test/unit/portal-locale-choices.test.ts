import { ownLocaleChoices, ownLocaleName } from '../../src/portal/words/locale-choices';

afterEach(() => jest.restoreAllMocks());

test('locales are named as Intl names them, with a capital letter', () => {
  const named = ownLocaleChoices('fr-BE');
  expect(named).toHaveLength(13);
  for (const { tag, name } of named) {
    const byIntl = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? '';
    expect(name).toBe(byIntl.slice(0, 1).toLocaleUpperCase(tag) + byIntl.slice(1));
  }
});

test('My Profile loads no names of languages from Intl for the locales that it offers', () => {
  const displayNames = jest.spyOn(Intl, 'DisplayNames');
  expect(ownLocaleChoices('de-AT').map(({ name }) => name)).toContain(ownLocaleName('de-AT'));
  expect(displayNames).not.toHaveBeenCalled();
});
