import type { Change } from '../change-log/change';
import type { RequestContext } from './request-context';

/** The ids of a stream's caller: their identity, and their own profiles and accounts. */
export interface CallerIds {
  readonly identityId: string | null;
  readonly profileIds: ReadonlySet<string>;
  readonly accountIds: ReadonlySet<string>;
}

/** What happened since the last event of a stream. Both sets are empty for the first event. */
export interface News {
  /** The types of the changes. */
  readonly types: ReadonlySet<string>;
  /** The profiles that changed, at most one more than `MOST_PROFILES`. */
  readonly profileIds: ReadonlySet<string>;
}

/** No news, as of a stream that begins. */
export const NO_NEWS: News = { types: new Set(), profileIds: new Set() };

/** What a change means for a stream: an event is due, or only the caller's access must be checked. */
export type Effect = 'EVENT' | 'CHECK';

/** What a subscription follows. */
export interface Topic {
  /** The ids whose changes are passed to `effectOf`, in addition to the caller's own. */
  readonly ids: readonly string[];
  /** Returns what a change means; null for nothing. If it's null itself, changes are ignored. */
  readonly effectOf: ((change: Change, caller: CallerIds) => Effect | null) | null;
  /** What it means when one of the caller's own service plans starts or ends. */
  readonly effectOfPlans: Effect;
  /** Throws the error that ends the stream, unless the caller can follow the topic. */
  readonly requireAccess: (context: RequestContext) => Promise<unknown>;
}

/** What a stream does next. */
export interface Step {
  readonly effect: Effect;
  readonly news: News;
  /** Whether a change may have affected the caller. */
  readonly isAboutCaller: boolean;
}

/** The context of an event, for resolvers of subscriptions. */
export interface SubscriptionContext extends RequestContext {
  /** What happened since the last event. */
  readonly news: News;
  /** Follows a topic. The first step is an event with the current state. */
  follow(topic: Topic): Promise<AsyncIterable<Step>>;
}

/** Maximum number of changed profiles in an event. The schema's descriptions repeat it. */
export const MOST_PROFILES = 20;

/**
 * Returns whether a change may affect a caller: it's about their identity, one of their profiles, or one of their accounts
 * as a whole.
 */
export function concernsCaller(
  { identityId, profileId, accountId, subjectId }: Change,
  caller: CallerIds,
): boolean {
  if (caller.identityId === null) return false;
  if (identityId === caller.identityId || subjectId === caller.identityId) return true;
  if (profileId !== null) return caller.profileIds.has(profileId);
  return accountId !== null && caller.accountIds.has(accountId);
}
