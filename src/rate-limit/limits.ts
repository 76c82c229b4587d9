import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { createBoundedCache } from '../foundation/bounded-cache';
import type { Database } from '../database/database';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { type Counter, Counters } from './counters';

/** A rate limit. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

/** The product's rate limits, by what they count. */
export interface LimitSettings {
  /** Invitations sent, for each person. */
  readonly sendInvitePerPerson: Limit;
  /** Invitations sent in batches, for each person. */
  readonly batchInvitesPerPerson: Limit;
  /** Invitations that an account sends to an address, in batches or not. Other accounts' invitations don't count. */
  readonly sendInvitePerRecipient: Limit;
  /** Addresses entered on the association page, for each person. */
  readonly requestInvitesPerPerson: Limit;
  /** Number of times that an address is entered there, by anyone. */
  readonly requestInvitesPerRecipient: Limit;
  /** Account numbers entered to request access, for each person. */
  readonly requestAccessPerPerson: Limit;
  /**
   * Number of times that an account number is entered to request access, by anyone, whether the account exists or not.
   */
  readonly requestAccessPerAccount: Limit;
  /** Questions to an account's partner of record, for each person and account. Repeated calls don't count. */
  readonly contactPartnerPerPerson: Limit;
  /** Questions to an account's partner of record, by anyone. */
  readonly contactPartnerPerAccount: Limit;
  /** Questions to an account's administrators, for each person and account. Repeated calls don't count. */
  readonly contactAdministratorsPerPerson: Limit;
  /** Questions to an account's administrators, by anyone. */
  readonly contactAdministratorsPerAccount: Limit;
  /** Tokens presented, for each person, or for each network (see `networkOf`) if signed out. */
  readonly tokenPerCaller: Limit;
}

/** The default limits. */
export const DEFAULT_LIMITS: LimitSettings = {
  sendInvitePerPerson: { points: 100, seconds: 3600 },
  batchInvitesPerPerson: { points: 2000, seconds: 3600 },
  sendInvitePerRecipient: { points: 10, seconds: 3600 },
  requestInvitesPerPerson: { points: 10, seconds: 3600 },
  requestInvitesPerRecipient: { points: 5, seconds: 3600 },
  requestAccessPerPerson: { points: 5, seconds: 3600 },
  requestAccessPerAccount: { points: 3, seconds: 3600 },
  contactPartnerPerPerson: { points: 3, seconds: 24 * 3600 },
  contactPartnerPerAccount: { points: 10, seconds: 24 * 3600 },
  contactAdministratorsPerPerson: { points: 3, seconds: 24 * 3600 },
  contactAdministratorsPerAccount: { points: 10, seconds: 24 * 3600 },
  tokenPerCaller: { points: 60, seconds: 600 },
};

/** The refusal after too many attempts, and when to retry. */
export interface RateLimited extends Refusal<'RATE_LIMITED'> {
  readonly retryAfterSeconds: number;
}

/** Whether one more attempt is allowed. */
export type Allowance = Result<null, RateLimited>;

/** The rate limits. Each call counts separately, even in the same request. */
export interface Limits {
  /**
   * Counts one for a caller or recipient, or the given number of times, and returns whether that's allowed.
   *
   * Refused attempts count, too. If more are requested than remain, none is allowed until the window ends.
   *
   * With `within`, counts in that transaction, so attempts that wait for its locks aren't counted before they get them.
   */
  count(limit: keyof LimitSettings, whom: string, times?: number, within?: EntityManager): Promise<Allowance>;
  /**
   * Counts one for each of several callers or recipients, in order like `count`, and returns whether each is allowed.
   *
   * Sends the same number of statements for one as for a thousand. Maximum 10,000.
   */
  countMany(limit: keyof LimitSettings, whoms: readonly string[]): Promise<Allowance[]>;
}

// Never answered from the cache: the work must be the same whether the limit is reached or not, so that timing doesn't
// reveal which addresses or accounts have reached their limit.
const OF_RECIPIENTS: ReadonlySet<keyof LimitSettings> = new Set([
  'sendInvitePerRecipient',
  'requestInvitesPerRecipient',
  'requestAccessPerAccount',
]);

/** Maximum size of all cached refusals. */
export const REFUSALS_BYTES = 1024 * 1024;
const REFUSAL_BYTES = 64;

const ALLOWED = ok(null);

/**
 * Creates the limits. They are counted in the database, so that instances share them. Callers and recipients are stored
 * as hashes.
 */
export function createLimits(database: Database, settings: LimitSettings): Limits {
  const names = Object.keys(settings) as (keyof LimitSettings)[];
  const countersOf = Object.fromEntries(
    names.map((name) => [name, new Counters(database, settings[name].seconds * 1000)]),
  ) as Record<keyof LimitSettings, Counters>;
  const refusals = createBoundedCache<{ readonly until: number }>({
    bytes: REFUSALS_BYTES,
    bytesOf: () => REFUSAL_BYTES,
  });
  const refusedUntil = (untilMs: number): Allowance => {
    const retryAfterSeconds = Math.max(1, Math.ceil((untilMs - database.clock.now().getTime()) / 1000));
    return refused('RATE_LIMITED', { retryAfterSeconds });
  };
  const judge = (limit: keyof LimitSettings, { points, expiresAtMs }: Counter): Allowance =>
    points <= settings[limit].points ? ALLOWED : refusedUntil(expiresAtMs);

  return {
    async count(limit, whom, times = 1, within?) {
      const key = keyOf(limit, whom);
      const { until = 0 } = refusals.get(key) ?? {};
      if (until > database.clock.now().getTime()) return refusedUntil(until);
      const counter = await countersOf[limit].add(key, times, within);
      const allowance = judge(limit, counter);
      // A transaction may roll the count back.
      const isCacheable = within === undefined && !OF_RECIPIENTS.has(limit);
      if (!allowance.ok && isCacheable) refusals.set(key, { until: counter.expiresAtMs });
      return allowance;
    },
    async countMany(limit, whoms) {
      if (whoms.length === 0) return [];
      const counters = await countersOf[limit].addEach(whoms.map((whom) => keyOf(limit, whom)));
      return counters.map((counter) => judge(limit, counter));
    },
  };
}

function keyOf(limit: keyof LimitSettings, whom: string): string {
  return `${limit}:${createHash('sha256').update(whom).digest('base64url')}`;
}
