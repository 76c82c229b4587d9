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

/** The refusal of an announcement, with a sentence for each mistake. */
export interface InvalidAnnouncement extends Refusal<'INVALID'> {
  readonly mistakes: readonly string[];
}

/**
 * Parses an announcement of maintenance. Refuses with every mistake in it, a sentence for each.
 *
 * It must be within a year from now, because a later date is most likely a typing error.
 */
export function parseAnnouncement(
  announcement: Announcement,
  now: Date,
): Result<MaintenanceWindow, InvalidAnnouncement> {
  const mistakes: string[] = [];
  const startsAt = startOf(announcement.from, now, mistakes);
  const endsAt = endOf(announcement.until, startsAt, now, mistakes);
  const message = messageOf(announcement.message, mistakes);
  if (!startsAt || !endsAt || mistakes.length > 0) return refused('INVALID', { mistakes });
  return ok({ startsAt, endsAt, message });
}

function startOf(from: string | undefined, now: Date, mistakes: string[]): Date | null {
  if (from === 'now') return now;
  const startsAt = instantIn(from);
  if (!startsAt) {
    mistakes.push('--from takes an instant such as 2026-12-01T20:00:00Z, or now.');
  } else if (startsAt < now) {
    mistakes.push('--from is in the past; write now to begin at once.');
  }
  return startsAt;
}

function endOf(until: string | undefined, startsAt: Date | null, now: Date, mistakes: string[]): Date | null {
  const lastsMs = durationIn(until);
  const endsAt = lastsMs === null ? instantIn(until) : new Date((startsAt ?? now).getTime() + lastsMs);
  if (!endsAt) {
    mistakes.push('--until takes an instant such as 2026-12-01T22:00:00Z, or a duration such as 2h or 30m.');
  } else if (endsAt <= now) {
    mistakes.push('--until is in the past.');
  } else if (startsAt && endsAt <= startsAt) {
    mistakes.push('--until must be after --from.');
  } else if (endsAt.getTime() - now.getTime() > YEAR) {
    mistakes.push('--until is more than a year away.');
  }
  return endsAt;
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
