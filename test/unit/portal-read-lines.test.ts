import { readLines, withoutAdded } from '../../src/portal/pages/our-accounts/adding/read-lines';

const MEGAN = 'Megan Bowen; megan@litware.example';
const LEE = 'Lee Gu; lee@litware.example';

describe('a pasted list of people', () => {
  test('removes added people, and keeps what was entered in the meantime', () => {
    const sent = [MEGAN, LEE].join('\n');
    const added = readLines(sent).map(({ text }) => text);
    const now = [MEGAN, 'Alex Wilber; alex@', LEE, 'Nestor Wilke; nestor@litware.example'].join('\n');
    expect(withoutAdded(now, added)).toBe('Alex Wilber; alex@\nNestor Wilke; nestor@litware.example');
  });

  test('accepts an address with the dots of a Japanese keyboard', () => {
    expect(readLines('Kim; kim@contoso。example\nLee; lee@contoso．example\nAna; ana@contoso')).toMatchObject(
      [{ problem: null }, { problem: null }, { problem: 'INVALID_EMAIL' }],
    );
  });

  test('keeps a line that was changed in the meantime, and the second of two equal lines', () => {
    expect(withoutAdded(`${MEGAN.replace('Bowen', 'Brown')}\n${LEE}`, [MEGAN])).toBe(
      `${MEGAN.replace('Bowen', 'Brown')}\n${LEE}`,
    );
    expect(withoutAdded(`${MEGAN}\n${MEGAN}`, [MEGAN])).toBe(MEGAN);
  });
});
