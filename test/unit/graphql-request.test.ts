import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { pino } from 'pino';
import { AuthCookies } from '../../src/http/cookies';
import { GraphQLRequest } from '../../src/http/graphql-request';
import { noTracing } from '../../src/telemetry/tracing';
import { trustedProxies } from '../../src/http/trusted-proxies';
import type { AccessToken } from '../../src/identity/access-token';

describe('a request to /graphql', () => {
  const requestOf = (address: string | undefined, cookie?: string): GraphQLRequest => {
    const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: address });
    const raw = Object.assign(new IncomingMessage(socket), { headers: { cookie } });
    return new GraphQLRequest(raw, {
      cookies: new AuthCookies(new URL('http://localhost:4000')),
      trustProxy: trustedProxies(false),
      logger: pino({ level: 'silent' }),
      tracing: noTracing,
    });
  };
  const callerWith = (accessToken: object): string =>
    Object.assign(requestOf('192.0.2.1'), { accessToken: accessToken as AccessToken }).caller;
  const userToken = (objectId: string) => ({ kind: 'USER', identity: { tenantId: 'tenant', objectId } });

  it('keeps its address after its connection is closed', () => {
    expect(requestOf(undefined).remoteAddress).toBe('gone');
  });

  it('shares capacity with the other requests of its session', () => {
    const [one, same, other] = ['session=a', 'x=y; session=a', 'session=b'].map(
      (cookie) => requestOf('192.0.2.1', cookie).caller,
    );
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    expect(requestOf('192.0.2.2', 'session=a').caller).toBe(one);
  });

  it('shares capacity with those of its person or application, whatever the token', () => {
    expect(callerWith(userToken('kim'))).toBe(callerWith(userToken('kim')));
    expect(callerWith(userToken('kim'))).not.toBe(callerWith(userToken('lee')));
    const application = { kind: 'APPLICATION', clientId: 'one' };
    expect(callerWith(application)).toBe(callerWith({ ...application }));
    expect(callerWith(application)).not.toBe(callerWith({ ...application, clientId: 'other' }));
  });

  it('shares capacity with those of its network without any of them', () => {
    expect(requestOf('192.0.2.1').caller).toBe(requestOf('192.0.2.1').caller);
    expect(requestOf('192.0.2.1').caller).not.toBe(requestOf('192.0.2.2').caller);
    expect(requestOf('2001:db8::1').caller).toBe(requestOf('2001:db8::2').caller);
    expect(requestOf('2001:db8::1').caller).not.toBe(requestOf('2001:db8:0:1::1').caller);
  });
});
