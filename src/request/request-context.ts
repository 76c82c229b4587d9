import type { Application, Caller } from '../access/actor';
import type { LoaderScope } from '../database/loader-scope';

/** What every resolver has of the request it serves. */
export interface RequestContext {
  /** Names the request in logs and in the audit trail. */
  readonly requestId: string;
  /** Where the request came from, for counting the attempts of those who aren't signed in. */
  readonly remoteAddress: string;
  /** The loaders of this request. */
  readonly loaders: LoaderScope;
  /** The application that calls in its own name; null for persons and nobody. Known without reading anything. */
  readonly application: Application | null;
  /** Returns the instant at which the request is served. */
  now(): Date;
  /**
   * Tells who is asking: a signed-in person, an application, or null for nobody.
   *
   * Read once a request, until `reload`. Throws a FORBIDDEN error when the request names a profile the caller may not act as.
   */
  caller(): Promise<Caller | null>;
  /**
   * Forgets what was read, the caller included, after a change: what comes next in the request reads anew.
   *
   * Reads nothing itself, so that a change that took the caller's own access away does not fail for having done so.
   */
  reload(): void;
}
