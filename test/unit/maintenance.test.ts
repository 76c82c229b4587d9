import fc from 'fast-check';
import { parseAnnouncement, windowOf } from '../../src/service-status/parse-announcement';
import {
  announcedMaintenance,
  MAINTENANCE_MESSAGE,
  maintenanceAt,
  type MaintenanceWindow,
} from '../../src/service-status/service-status';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const HOUR = 60 * 60_000;
const at = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR);
const window = (from: number, until: number, message = `${from} to ${until}`): MaintenanceWindow => ({
  startsAt: at(from),
  endsAt: at(until),
  message,
});

describe('the announced maintenance', () => {
  it('is the current window, or else the next, in any order of announcement', () => {
    const windows = [window(5, 6), window(1, 2)];
    expect(announcedMaintenance(windows, at(0))).toEqual(window(1, 2));
    expect(announcedMaintenance(windows, at(1))).toEqual(window(1, 2));
    expect(announcedMaintenance(windows, at(2))).toEqual(window(5, 6));
    expect(announcedMaintenance(windows, at(6))).toBeNull();
    expect([0, 1, 2, 5, 6].map((hours) => maintenanceAt(windows, at(hours)) !== null)).toEqual([
      ...[false, true, false, true, false],
    ]);
  });

  it('ends with the last of several overlapping or adjacent windows', () => {
    expect(announcedMaintenance([window(1, 3), window(2, 5)], at(0))?.endsAt).toEqual(at(5));
    expect(announcedMaintenance([window(2, 3), window(1, 5)], at(0))?.endsAt).toEqual(at(5));
    expect(announcedMaintenance([window(1, 2), window(2, 3)], at(1))?.endsAt).toEqual(at(3));
    expect(announcedMaintenance([window(1, 2), window(2.001, 3)], at(1))?.endsAt).toEqual(at(2));
  });

  it('promises a time to try again that is outside all windows', () => {
    const hours = fc.integer({ min: -5, max: 20 });
    const windows = fc.array(
      fc.tuple(hours, hours).filter(([from, until]) => from < until),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(windows, hours, (pairs, now) => {
        const all = pairs.map(([from, until]) => window(from, until));
        const underWay = maintenanceAt(all, at(now));
        const isOn = pairs.some(([from, until]) => from <= now && now < until);
        expect(underWay !== null).toBe(isOn);
        if (underWay) expect(maintenanceAt(all, underWay.endsAt)).toBeNull();
      }),
    );
  });
});

describe('an announcement of maintenance', () => {
  const given = { from: '2026-12-01T20:00:00Z', until: '2026-12-01T22:00:00Z', message: 'We move.' };
  const read = (changes: object) => {
    const parsed = parseAnnouncement({ ...given, ...changes });
    return parsed.ok ? windowOf(parsed.value, NOW) : parsed;
  };

  it('has a start, an end and a message', () => {
    const [startsAt, endsAt] = [new Date(given.from), new Date(given.until)];
    expect(read({})).toEqual({ ok: true, value: { startsAt, endsAt, message: 'We move.' } });
    expect(read({ from: '2026-12-01T21:00:00+01:00' })).toEqual(read({}));
    expect(read({ message: undefined })).toMatchObject({ value: { message: MAINTENANCE_MESSAGE } });
    expect(read({ message: '🔧'.repeat(500) })).toMatchObject({ ok: true });
  });

  it.each([
    ['2h', 2],
    ['90m', 1.5],
    ['1h30m', 1.5],
  ])('can start now and last %s', (until, hours) => {
    expect(read({ from: 'now', until })).toMatchObject({ value: { startsAt: NOW, endsAt: at(hours) } });
  });

  it('can last as long from a future start', () => {
    expect(read({ until: '2h' })).toEqual(read({}));
  });

  it.each([
    ['no start', { from: undefined }, /^--from takes/],
    ['a start without an offset', { from: '2026-12-01T20:00:00' }, /^--from takes/],
    ['a day that there is not', { from: '2026-11-31T20:00:00Z' }, /^--from takes/],
    ['a start in the past', { from: '2026-11-22T07:59:59Z' }, /^--from is in the past/],
    ['no end', { until: undefined }, /^--until takes/],
    ['a duration of nothing that is known', { until: '2 hours' }, /^--until takes/],
    ['an end in the past', { from: 'now', until: '2026-11-22T07:00:00Z' }, /^--until is in the past/],
    ['an end at its start', { until: given.from }, /^--until must be after --from/],
    ['a duration of nothing', { until: '0h' }, /^--until must be after --from/],
    ['an end in another decade', { until: '2036-12-01T22:00:00Z' }, /^--until is more than a year away/],
    ['an empty message', { message: ' ' }, /^--message is empty/],
    ['a message of two lines', { message: 'We move.\nGo away.' }, /^--message has a line break/],
    ['too long a message', { message: 'x'.repeat(501) }, /^--message is longer than 500/],
  ])('is rejected with %s, in a sentence', (_what, changes, sentence) => {
    expect(read(changes)).toMatchObject({
      ok: false,
      refusal: { mistakes: [expect.stringMatching(sentence)] },
    });
  });

  it('has a valid form at any time', () => {
    const past = { from: '2020-12-01T20:00:00Z', until: '2020-12-01T19:00:00Z', message: 'We moved.' };
    expect(parseAnnouncement(past)).toEqual({
      ok: true,
      value: { from: new Date(past.from), until: new Date(past.until), message: 'We moved.' },
    });
    expect(read(past)).toMatchObject({ ok: false, refusal: { mistakes: { length: 2 } } });
  });

  it('is rejected with all errors', () => {
    const refused = read({ from: 'soon', until: 'later', message: '\u0000' });
    expect(refused).toMatchObject({ ok: false, refusal: { mistakes: { length: 3 } } });
  });
});
