import type { IncomingHttpHeaders } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { CallerWithAccounts } from '../account/account-context';
import type { Application, Caller } from '../access/actor';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { LoaderScope } from '../database/loader-scope';
import type { AccessToken } from '../identity/access-token';
import { requestError } from '../request/request-error';
import type { News, SubscriptionContext } from '../request/topic';
import { networkOf } from '../foundation/network-of';
import { ok, refused, type Result } from '../foundation/result';
import { findViewer, type ViewerQuery, type ViewerRefusal } from '../viewer/find-viewer';
import { knowClientUser } from '../viewer/know-client-user';
import type { TouchSession } from '../viewer/touch-session';
import { actorOf, type Viewer } from '../viewer/viewer';
import { primeLoaders, type ViewerContext } from '../viewer/viewer-context';

/** The request header that names the profile to act as. */
export const PROFILE_HEADER = 'x-profile-id';
/** The request header with the value 1 if nobody caused the request, such as a page that reads again after an event. */
const BACKGROUND_HEADER = 'x-in-background';

/** The dependencies of `createContext`. */
export interface ContextDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly touchSession: TouchSession;
}

/** A request, independent of its transport. */
export interface IncomingRequest {
  readonly requestId: string;
  /** The id of its trace, for logs; null if there is none. */
  readonly traceId: string | null;
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string;
  /** The verified access token; null if the request has none. */
  readonly accessToken: AccessToken | null;
  /** Logger of this request. */
  readonly log: { warn(details: object, message: string): void };
  /** Reads the session token from the request's cookie; null if it has none. */
  sessionToken(): string | null;
  /** Deletes the session cookie with the response. */
  forgetSessionCookie(): void;
}

/**
 * Creates the context of a request for its resolvers: the caller, which is read on first use, and the request's
 * loaders.
 *
 * If a request has an access token, its session cookie is ignored and stays unchanged. A request with the header
 * `x-in-background: 1` doesn't count as a use of the session and the profile.
 */
export function createContext(dependencies: ContextDependencies, incoming: IncomingRequest): ViewerContext {
  return new ContextOfRequest(dependencies, incoming);
}

/** The part of a subscription's context that isn't of a request. */
export type OfSubscription = Pick<SubscriptionContext, 'follow' | 'news'>;

/**
 * Creates the context of one event of a subscription. Each event has its own, so that the caller is read anew.
 *
 * Only the first event counts as a use of the session and the profile.
 */
export function createEventContext(
  dependencies: ContextDependencies,
  incoming: IncomingRequest,
  { follow, news }: OfSubscription,
  isFirst: boolean,
): ViewerContext & SubscriptionContext {
  const own = isFirst ? dependencies : { ...dependencies, touchSession: () => Promise.resolve() };
  return new ContextOfEvent(own, incoming, follow, news);
}

type Found = Result<Viewer | null, ViewerRefusal>;

// A class, because an object literal would create new functions for each request.
class ContextOfRequest implements ViewerContext {
  readonly loaders: LoaderScope;
  readonly application: Application | null;
  private readonly requestedProfileId: string | null;
  private reading: Promise<Viewer | null> | null = null;

  constructor(
    private readonly dependencies: ContextDependencies,
    private readonly incoming: IncomingRequest,
  ) {
    const { accessToken, headers } = incoming;
    const profileId = headers[PROFILE_HEADER];
    this.loaders = new LoaderScope(dependencies.database);
    this.application = accessToken?.kind === 'APPLICATION' ? accessToken : null;
    this.requestedProfileId = typeof profileId === 'string' && profileId !== '' ? profileId : null;
  }

  get requestId(): string {
    return this.incoming.requestId;
  }

  get remoteNetwork(): string {
    return networkOf(this.incoming.remoteAddress);
  }

  get traceId(): string | null {
    return this.incoming.traceId;
  }

  now(): Date {
    return this.dependencies.clock.now();
  }

  viewer(): Promise<Viewer | null> {
    return (this.reading ??= this.findAndPrime(this.requestedProfileId));
  }

  viewerOfAnyProfile(): Promise<Viewer | null> {
    return this.findAndPrime(null);
  }

  async caller(): Promise<Caller | null> {
    const person = await this.viewer();
    return person ? actorOf(person) : this.application;
  }

  async callerWithAccounts(accountIds: readonly string[]): Promise<CallerWithAccounts> {
    if (this.reading || this.application || accountIds.length === 0)
      return { caller: await this.caller(), accounts: null };
    const person = await (this.reading = this.findAndPrime(this.requestedProfileId, accountIds));
    return { caller: person && actorOf(person), accounts: person && person.requestedAccounts };
  }

  reload(): void {
    this.loaders.clear();
    this.reading = null;
  }

  forgetSessionCookie(): void {
    if (!this.incoming.accessToken) this.incoming.forgetSessionCookie();
  }

  private async findAndPrime(
    requestedProfileId: string | null,
    accountIds: readonly string[] | null = null,
  ): Promise<Viewer | null> {
    const now = this.now();
    const found = await this.find({ requestedProfileId, now, accountIds });
    if (!found.ok) throw profileRefused(found.refusal);
    if (found.value) primeLoaders(this.loaders, found.value);
    if (found.value && this.incoming.headers[BACKGROUND_HEADER] !== '1')
      await this.dependencies.touchSession(found.value, now, (error) =>
        this.incoming.log.warn({ err: error }, 'session not touched'),
      );
    return found.value;
  }

  private find(query: ViewerQuery): Found | Promise<Found> {
    const { database } = this.dependencies;
    const { accessToken } = this.incoming;
    if (this.application) return query.requestedProfileId === null ? ok(null) : refused('PROFILE_NOT_USABLE');
    if (accessToken?.kind === 'USER')
      return knowClientUser(database, { ...accessToken, ...query, requestId: this.requestId });
    const sessionToken = this.incoming.sessionToken();
    return sessionToken === null ? ok(null) : findViewer(database, sessionToken, query);
  }
}

class ContextOfEvent extends ContextOfRequest implements SubscriptionContext {
  constructor(
    dependencies: ContextDependencies,
    incoming: IncomingRequest,
    readonly follow: OfSubscription['follow'],
    readonly news: News,
  ) {
    super(dependencies, incoming);
  }
}

function profileRefused({ code: reason }: ViewerRefusal): GraphQLError {
  const message = `You can't act as the profile in ${PROFILE_HEADER}. Choose another.`;
  return requestError('FORBIDDEN', message, { reason });
}
