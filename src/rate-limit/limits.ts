import { createHash } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { createBoundedCache } from '../foundation/bounded-cache';
import type { Database } from '../database/database';
import { DatabaseRateLimiter } from './database-rate-limiter';

/** How often something may be done. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

/** The limits of the product, by what they count. */
export interface LimitSettings {
  /** Invitations sent, for each person. */
  readonly sendInvitePerPerson: Limit;
  /** Invitations sent by the batch, for each person. */
  readonly batchInvitesPerPerson: Limit;
  /** Invitations that an account sends to an address, in batches or not; what others send there doesn't count. */
  readonly sendInvitePerRecipient: Limit;
  /** Addresses entered on the association page, for each person. */
  readonly requestInvitesPerPerson: Limit;
  /** Times an address is entered there, by whomever. */
  readonly requestInvitesPerRecipient: Limit;
  /** Account numbers entered to ask for access, for each person. */
  readonly requestAccessPerPerson: Limit;
  /** Times an account number is entered for that, by whomever, known or not. */
  readonly requestAccessPerAccount: Limit;
  /** Tokens presented, for each person or, signed out, each network address. */
  readonly tokenPerCaller: Limit;
}

/** What the product allows unless it is configured otherwise. */
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

/** Whether one more is allowed, and if not, in how many seconds it will be. */
export type Allowance =
  { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Counts what is limited; each call counts for itself, whichever request it comes with. */
export interface Limits {
  /**
   * Counts one for a caller or recipient, or as many times as are told, and tells whether that is still allowed.
   *
   * What is not allowed counts, too: when several are more than are left, none of them is allowed until the end of
   * the window.
   */
  count(limit: keyof LimitSettings, whom: string, times?: number): Promise<Allowance>;
  /**
   * Counts one for each of several, as `count` would one after the other, and tells of each whether it is allowed.
   *
   * In as many statements for a thousand as for one; up to 10,000.
   */
  countMany(limit: keyof LimitSettings, whoms: readonly string[]): Promise<Allowance[]>;
}

// Answered with the same work whether the limit is reached or not: nobody is to learn which addresses or accounts had
// their share.
const OF_RECIPIENTS: ReadonlySet<keyof LimitSettings> = new Set([
  'sendInvitePerRecipient',
  'requestInvitesPerRecipient',
  'requestAccessPerAccount',
]);

/** What all refusals that are answered from memory take together. */
export const REFUSALS_BYTES = 1024 * 1024;
const REFUSAL_BYTES = 64;

/** Creates the limits, counted in the database so that instances count together; whom they count is kept as a hash. */
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

  // The library's own memory of refusals has no bound.
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
        return { allowed: true };
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
        each.consumedPoints <= settings[limit].points ? { allowed: true } : refusedUntil(each),
      );
    },
  };
}

function keyOf(whom: string): string {
  return createHash('sha256').update(whom).digest('base64url');
}

function refusedUntil({ msBeforeNext }: Pick<RateLimiterRes, 'msBeforeNext'>): Allowance {
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
}
