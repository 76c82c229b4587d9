import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import type { Logger } from 'pino';
import type { IncomingRequest } from '../graphql/context';
import type { AccessToken } from '../identity/access-token';
import type { AuthCookies } from './cookies';
import { requestIdOf } from './request-limits';
import type { TrustProxy } from './trusted-proxies';

/** The dependencies for reading requests to /graphql. */
export interface RequestReader {
  readonly cookies: AuthCookies;
  readonly trustProxy: TrustProxy;
  readonly logger: Logger;
}

/** A request to /graphql. Values that few requests need are computed on demand. */
export class GraphQLRequest implements IncomingRequest {
  readonly requestId: string;
  readonly headers: IncomingHttpHeaders;
  readonly arrivedAt = performance.now();
  /** Its access token, once verified. */
  accessToken: AccessToken | null = null;
  /** The cookie that its response sets; null for none. */
  cookieToSet: string | null = null;
  #sessionToken: string | null | undefined;

  constructor(
    readonly raw: IncomingMessage,
    private readonly reader: RequestReader,
  ) {
    this.requestId = requestIdOf(raw);
    this.headers = raw.headers;
  }

  /** The query string, including the question mark. */
  get search(): string {
    const { url = '' } = this.raw;
    const start = url.indexOf('?');
    return start === -1 ? '' : url.slice(start);
  }

  get remoteAddress(): string {
    // Node.js has no address for a closed connection.
    const address = proxyAddr(this.raw, this.reader.trustProxy) as string | undefined;
    return address ?? 'gone';
  }

  get log(): Logger {
    return this.reader.logger.child({ reqId: this.requestId });
  }

  sessionToken(): string | null {
    if (this.#sessionToken === undefined)
      this.#sessionToken = this.reader.cookies.readSession(this.headers.cookie);
    return this.#sessionToken;
  }

  /**
   * Identifies the caller for sharing capacity: the application, the person, the session, or else the address.
   *
   * A session isn't read from the database for this, so an invalid one counts as a caller, too.
   */
  get caller(): string {
    const { accessToken } = this;
    if (accessToken?.kind === 'APPLICATION') return accessToken.clientId;
    if (accessToken) return `${accessToken.identity.tenantId} ${accessToken.identity.objectId}`;
    return this.sessionToken() ?? this.remoteAddress;
  }

  forgetSessionCookie(): void {
    this.cookieToSet = this.reader.cookies.expiredSession;
  }
}
