import { createHash } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
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
  /** Invitations sent to an address, by whomever. */
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

/** Counts what is limited; each call counts one, whichever request it comes with. */
export interface Limits {
  /** Counts one for a caller or recipient, and tells whether it is still allowed. */
  count(limit: keyof LimitSettings, whom: string): Promise<Allowance>;
}

// Answered with the same work whether the limit is reached or not: nobody is to learn which addresses or accounts had
// their share.
const OF_RECIPIENTS: ReadonlySet<keyof LimitSettings> = new Set([
  'sendInvitePerRecipient',
  'requestInvitesPerRecipient',
  'requestAccessPerAccount',
]);

/** Makes the limits, counted in the database so that instances count together; whom they count is kept as a hash. */
export function createLimits(database: Database, settings: LimitSettings): Limits {
  const names = Object.keys(settings) as (keyof LimitSettings)[];
  const limiters = new Map(
    names.map((name) => [
      name,
      new DatabaseRateLimiter(database, {
        keyPrefix: name,
        points: settings[name].points,
        duration: settings[name].seconds,
        remembersRefusals: !OF_RECIPIENTS.has(name),
      }),
    ]),
  );

  return {
    async count(limit, whom) {
      const key = createHash('sha256').update(whom).digest('base64url');
      try {
        await limiters.get(limit)?.consume(key);
        return { allowed: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
      }
    },
  };
}
