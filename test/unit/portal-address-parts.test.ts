import { addressParts } from '../../src/portal/shell/address-parts';

describe('an e-mail address', () => {
  test.each([
    ['kim@contoso.example', ['kim@', 'contoso', '.example']],
    ['kim.abercrombie@mail.contoso.example', ['kim', '.abercrombie@', 'mail', '.contoso', '.example']],
    ['ana.trujillo_outlook.com#EXT#', ['ana', '.trujillo_outlook', '.com#EXT#']],
    ['kim', ['kim']],
    ['', ['']],
  ])('%s can break into %j', (address, parts) => {
    expect(addressParts(address)).toEqual(parts);
    expect(parts.join('')).toBe(address);
  });
});
