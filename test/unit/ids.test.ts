import { firstIdAt, ID_LENGTH, newId, type IdPrefix } from '../../src/foundation/ids';

const PREFIXES: IdPrefix[] = [
  'acct',
  'plan',
  'prof',
  'iden',
  'asso',
  'sess',
  'invt',
  'mail',
  'ireq',
  'audt',
  'hook',
  'dlvr',
];

describe('ids', () => {
  it.each(PREFIXES)('have the prefix %s, and fit their column', (prefix) => {
    const id = newId(prefix);
    expect(id).toMatch(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`));
    expect(id).toHaveLength(ID_LENGTH);
  });

  afterEach(() => jest.useRealTimers());

  it('are unique, and sort by creation time', () => {
    jest.useFakeTimers({ now: new Date('2026-03-01T00:00:00Z') });
    const earlier = Array.from({ length: 2000 }, () => newId('prof'));
    jest.advanceTimersByTime(1);
    const later = newId('prof');
    expect(new Set(earlier).size).toBe(2000);
    expect(earlier.every((id) => id < later)).toBe(true);
  });

  it('can be split at an instant into earlier and later ones', () => {
    jest.useFakeTimers({ now: new Date('2027-03-01T00:00:00Z') });
    const before = newId('sess');
    jest.advanceTimersByTime(1);
    const instant = new Date();
    const after = newId('sess');
    const first = firstIdAt('sess', instant);
    expect(first).toMatch(/^sess_[0-9a-hjkmnp-tv-z]{26}$/);
    expect(before < first && first <= after).toBe(true);
    expect(firstIdAt('sess', new Date(-1)) < before).toBe(true);
  });
});
