import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import type { Logger } from 'pino';
import { networkOf } from '../foundation/network-of';
import type { IncomingRequest } from '../graphql/context';
import type { AccessToken } from '../identity/access-token';
import { logIds } from '../telemetry/log-ids';
import type { CallerKind, ExecutedOperation } from '../telemetry/service-metrics';
import type { Tracing } from '../telemetry/tracing';
import type { AuthCookies } from './cookies';
import { requestIdOf } from './request-limits';
import { traceIdOf } from './trace-id';
import type { TrustProxy } from './trusted-proxies';

/** The dependencies for reading requests to /graphql. */
export interface RequestReader {
  readonly cookies: AuthCookies;
  readonly trustProxy: TrustProxy;
  readonly logger: Logger;
  readonly tracing: Pick<Tracing, 'isOn' | 'traceId' | 'inSpan' | 'endRequest'>;
}

/** A request to /graphql. Values that few requests need are computed on demand. */
export class GraphQLRequest implements IncomingRequest {
  readonly requestId: string;
  readonly traceId: string | null;
  readonly headers: IncomingHttpHeaders;
  readonly arrivedAt = performance.now();
  /** Its access token, once verified. */
  accessToken: AccessToken | null = null;
  /** The cookie that its response sets; null for none. */
  cookieToSet: string | null = null;
  #sessionToken: string | null | undefined;
  /** What was executed; null if it was refused before. */
  operation: (ExecutedOperation & { readonly name?: string }) | null = null;

  constructor(
    readonly raw: IncomingMessage,
    private readonly reader: RequestReader,
  ) {
    this.requestId = requestIdOf(raw);
    this.traceId = traceIdOf(raw, reader.tracing);
    this.headers = raw.headers;
  }

  /** The query string, including the question mark. */
  get search(): string {
    const { url = '' } = this.raw;
    const start = url.indexOf('?');
    return start === -1 ? '' : url.slice(start);
  }

  /** How its caller is identified. A session isn't read for this, so it may be invalid. */
  get callerKind(): CallerKind {
    if (this.accessToken) return this.accessToken.kind === 'USER' ? 'person token' : 'application token';
    return this.sessionToken() === null ? 'anonymous' : 'session';
  }

  get remoteAddress(): string {
    // Node.js has no address for a closed connection.
    const address = proxyAddr(this.raw, this.reader.trustProxy) as string | undefined;
    return address ?? 'gone';
  }

  get log(): Logger {
    return this.reader.logger.child(logIds(this.requestId, this.traceId));
  }

  sessionToken(): string | null {
    if (this.#sessionToken === undefined)
      this.#sessionToken = this.reader.cookies.readSession(this.headers.cookie);
    return this.#sessionToken;
  }

  /**
   * Identifies the caller for sharing capacity: the application, the person, the session, or else the network.
   *
   * A session isn't read from the database for this, so an invalid one counts as a caller, too.
   */
  get caller(): string {
    const { accessToken } = this;
    if (accessToken?.kind === 'APPLICATION') return accessToken.clientId;
    if (accessToken) return `${accessToken.identity.tenantId} ${accessToken.identity.objectId}`;
    return this.sessionToken() ?? networkOf(this.remoteAddress);
  }

  forgetSessionCookie(): void {
    this.cookieToSet = this.reader.cookies.expiredSession;
  }
}
