import { z } from 'zod';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { MAINTENANCE_MESSAGE, type MaintenanceWindow } from './service-status';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 366 * 24 * HOUR;
const LONGEST_MESSAGE = 500;

const instant = z.iso.datetime({ offset: true });

/** An announcement of maintenance, as entered. */
export interface Announcement {
  /** An instant with its offset from UTC (RFC 3339), or `now`. */
  readonly from?: string | undefined;
  /** An instant, or a duration such as `2h`, `90m` or `1h30m`. */
  readonly until?: string | undefined;
  readonly message?: string | undefined;
}

/** An announcement in a valid form. Whether its times are valid depends on when it's made. */
export interface ParsedAnnouncement {
  readonly from: Date | 'now';
  /** When it ends, or how long it takes, in milliseconds. */
  readonly until: Date | number;
  readonly message: string;
}

/** The refusal of an announcement, with a sentence for each mistake. */
export interface InvalidAnnouncement extends Refusal<'INVALID'> {
  readonly mistakes: readonly string[];
}

/**
 * Parses an announcement of maintenance. Refuses with every mistake in its form, a sentence for each.
 *
 * It doesn't compare times with the present, see `windowOf`.
 */
export function parseAnnouncement(
  announcement: Announcement,
): Result<ParsedAnnouncement, InvalidAnnouncement> {
  const mistakes: string[] = [];
  const from = announcement.from === 'now' ? 'now' : instantIn(announcement.from);
  if (from === null) mistakes.push('--from takes an instant such as 2026-12-01T20:00:00Z, or now.');
  const until = durationIn(announcement.until) ?? instantIn(announcement.until);
  if (until === null)
    mistakes.push('--until takes an instant such as 2026-12-01T22:00:00Z, or a duration such as 2h or 30m.');
  const message = messageOf(announcement.message, mistakes);
  if (from === null || until === null || mistakes.length > 0) return refused('INVALID', { mistakes });
  return ok({ from, until, message });
}

/**
 * Returns the window of an announcement that is made now. Refuses with a sentence for each mistake in its times.
 *
 * It must be within a year from now, because a later date is most likely a typing error.
 */
export function windowOf(
  { from, until, message }: ParsedAnnouncement,
  now: Date,
): Result<MaintenanceWindow, InvalidAnnouncement> {
  const mistakes: string[] = [];
  const startsAt = from === 'now' ? now : from;
  const endsAt = typeof until === 'number' ? new Date(startsAt.getTime() + until) : until;
  if (startsAt < now) mistakes.push('--from is in the past; write now to begin at once.');
  if (endsAt < now) mistakes.push('--until is in the past.');
  else if (endsAt <= startsAt) mistakes.push('--until must be after --from.');
  else if (endsAt.getTime() - now.getTime() > YEAR) mistakes.push('--until is more than a year away.');
  if (mistakes.length > 0) return refused('INVALID', { mistakes });
  return ok({ startsAt, endsAt, message });
}

function messageOf(given: string | undefined, mistakes: string[]): string {
  const message = given === undefined ? MAINTENANCE_MESSAGE : given.trim();
  if (message === '') mistakes.push('--message is empty; leave it out for the usual one.');
  if ([...message].length > LONGEST_MESSAGE) {
    mistakes.push(`--message is longer than ${String(LONGEST_MESSAGE)} characters.`);
  }
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(message)) {
    mistakes.push('--message has a line break or another control character; write it on one line.');
  }
  return message;
}

function instantIn(text: string | undefined): Date | null {
  return text !== undefined && instant.safeParse(text).success ? new Date(text) : null;
}

function durationIn(text: string | undefined): number | null {
  const [, hours, minutes] = /^(?=\d)(?:(\d{1,6})h)?(?:(\d{1,6})m)?$/.exec(text ?? '') ?? [];
  if (hours === undefined && minutes === undefined) return null;
  return Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE;
}
