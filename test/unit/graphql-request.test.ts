import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { pino } from 'pino';
import { AuthCookies } from '../../src/http/cookies';
import { GraphQLRequest } from '../../src/http/graphql-request';
import { noTracing } from '../../src/telemetry/tracing';
import { trustedProxies } from '../../src/http/trusted-proxies';

describe('a request to /graphql', () => {
  it('keeps its address after its connection is closed', () => {
    const request = new GraphQLRequest(new IncomingMessage(new Socket()), {
      cookies: new AuthCookies(new URL('http://localhost:4000')),
      trustProxy: trustedProxies(false),
      logger: pino({ level: 'silent' }),
      tracing: noTracing,
    });
    expect(request.remoteAddress).toBe('gone');
  });
});
