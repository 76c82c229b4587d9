import { createHash } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { createBoundedCache } from '../foundation/bounded-cache';
import type { Database } from '../database/database';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { DatabaseRateLimiter } from './database-rate-limiter';

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
  /** Tokens presented, for each person, or for each network address if signed out. */
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
   */
  count(limit: keyof LimitSettings, whom: string, times?: number): Promise<Allowance>;
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
  const limiters = new Map(
    names.map((name) => [
      name,
      new DatabaseRateLimiter(database, {
        keyPrefix: name,
        points: settings[name].points,
        duration: settings[name].seconds,
      }),
    ]),
  );

  const limiterOf = (limit: keyof LimitSettings): DatabaseRateLimiter => {
    const limiter = limiters.get(limit);
    if (!limiter) throw new Error(`There is no limit ${limit}.`);
    return limiter;
  };

  // The library's own cache of refusals is unbounded.
  const refusals = createBoundedCache<{ readonly until: number }>({
    bytes: REFUSALS_BYTES,
    bytesOf: () => REFUSAL_BYTES,
  });

  return {
    async count(limit, whom, times = 1) {
      const key = keyOf(whom);
      const refusalKey = `${limit}:${key}`;
      const msBeforeNext = (refusals.get(refusalKey)?.until ?? 0) - Date.now();
      if (msBeforeNext > 0) return refusedUntil({ msBeforeNext });
      try {
        await limiterOf(limit).consume(key, times);
        return ALLOWED;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        if (!OF_RECIPIENTS.has(limit)) refusals.set(refusalKey, { until: Date.now() + refusal.msBeforeNext });
        return refusedUntil(refusal);
      }
    },
    async countMany(limit, whoms) {
      if (whoms.length === 0) return [];
      const counted = await limiterOf(limit).consumeEach(whoms.map(keyOf));
      return counted.map((each) =>
        each.consumedPoints <= settings[limit].points ? ALLOWED : refusedUntil(each),
      );
    },
  };
}

function keyOf(whom: string): string {
  return createHash('sha256').update(whom).digest('base64url');
}

function refusedUntil({ msBeforeNext }: Pick<RateLimiterRes, 'msBeforeNext'>): Allowance {
  return refused('RATE_LIMITED', { retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) });
}
