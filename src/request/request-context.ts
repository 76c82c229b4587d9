import type { Application, Caller } from '../access/actor';
import type { LoaderScope } from '../database/loader-scope';

/** The context of a request, for all resolvers. */
export interface RequestContext {
  /** The request's id in logs and in the audit trail. */
  readonly requestId: string;
  /** The network of the client's address (see `networkOf`), for rate limits of callers who aren't signed in. */
  readonly remoteNetwork: string;
  /** The id of the request's trace, for logs; null if there is none. */
  readonly traceId: string | null;
  /** The loaders of this request. */
  readonly loaders: LoaderScope;
  /** The calling application; null for people and anonymous callers. Known without reading the database. */
  readonly application: Application | null;
  /** Returns the time of the request. */
  now(): Date;
  /**
   * Returns the caller: a signed-in person, an application, or null if anonymous.
   *
   * Reads it once per request, and again after `reload`. Throws a FORBIDDEN error if the request names a profile that
   * the caller can't act as.
   */
  caller(): Promise<Caller | null>;
  /**
   * Clears all cached data after a change, including the caller, so that the rest of the request reads it again.
   *
   * Reads nothing itself, so that callers who removed their own access don't get an error for it.
   */
  reload(): void;
}
