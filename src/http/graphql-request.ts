import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import type { Logger } from 'pino';
import type { IncomingRequest } from '../graphql/context';
import type { AccessToken } from '../identity/access-token';
import type { AuthCookies } from './cookies';
import { requestIdOf } from './request-limits';
import type { TrustProxy } from './trusted-proxies';

/** What requests to /graphql are read by. */
export interface RequestReader {
  readonly cookies: AuthCookies;
  readonly trustProxy: TrustProxy;
  readonly logger: Logger;
}

/** A request to /graphql. What few of them ask for is found out when it is asked for. */
export class GraphQLRequest implements IncomingRequest {
  readonly requestId: string;
  readonly headers: IncomingHttpHeaders;
  readonly arrivedAt = performance.now();
  /** What its access token says of the caller, once that is verified. */
  accessToken: AccessToken | null = null;
  /** The cookie that its answer sets; null for none. */
  cookieToSet: string | null = null;

  constructor(
    readonly raw: IncomingMessage,
    private readonly reader: RequestReader,
  ) {
    this.requestId = requestIdOf(raw);
    this.headers = raw.headers;
  }

  /** The part of the address that begins with a question mark. */
  get search(): string {
    const { url = '' } = this.raw;
    const start = url.indexOf('?');
    return start === -1 ? '' : url.slice(start);
  }

  get remoteAddress(): string {
    // Of a connection that is gone Node.js knows no address.
    const address = proxyAddr(this.raw, this.reader.trustProxy) as string | undefined;
    return address ?? 'gone';
  }

  get log(): Logger {
    return this.reader.logger.child({ reqId: this.requestId });
  }

  sessionToken(): string | null {
    return this.reader.cookies.readSession(this.headers.cookie);
  }

  forgetSessionCookie(): void {
    this.cookieToSet = this.reader.cookies.expiredSession;
  }
}
