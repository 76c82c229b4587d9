import { accessDay } from '../../src/portal/shell/access-day';
import { createFormats } from '../../src/portal/words/formats';

const { DateTimeFormat } = Intl;

/** Creates formats like a browser in a time zone. */
function formatsIn(timeZone: string) {
  jest
    .spyOn(Intl, 'DateTimeFormat')
    .mockImplementation((locales, options) => new DateTimeFormat(locales, { timeZone, ...options }));
  return createFormats('en-GB');
}

describe.each(['America/Los_Angeles', 'UTC', 'Asia/Tokyo'])('the days of service plans in %s', (zone) => {
  const midnight = '2026-01-01T00:00:00.000Z';

  test('end with the last covered day', () => {
    const formats = formatsIn(zone);
    for (const reason of ['ACTIVE_PLAN', 'PLAN_LAPSED'] as const)
      expect(accessDay({ reason, until: midnight }, formats)).toBe('31 December 2025');
    expect(formats.lastDay('2026-01-01T12:00:00.000Z')).toBe('1 January 2026');
  });

  test('start with the first covered day', () => {
    expect(accessDay({ reason: 'PLAN_NOT_STARTED', until: midnight }, formatsIn(zone))).toBe(
      '1 January 2026',
    );
  });

  test('are empty where no plan decides', () => {
    expect(accessDay({ reason: 'PARTNER', until: null }, formatsIn(zone))).toBeNull();
  });
});

test('other instants are shown in the time zone of the browser', () => {
  expect(formatsIn('America/Los_Angeles').day('2026-01-01T00:00:00.000Z')).toBe('31 December 2025');
  expect(formatsIn('Asia/Tokyo').dayAndTime('2026-01-01T00:00:00.000Z')).toBe('1 January 2026 at 09:00');
});
