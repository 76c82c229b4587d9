import { readCallbackRequest } from '../../src/streams/callback-request';

const ROUTER = new URL('https://router.example:4040/callback');
const ALLOWED = [ROUTER, new URL('http://10.0.0.5/')];

const read = (callbackUrl: unknown, given: object = {}) =>
  readCallbackRequest(
    { extensions: { subscription: { callbackUrl, subscriptionId: 'sub', verifier: 'proof', ...given } } },
    ALLOWED,
  );

describe('the address of a callback', () => {
  it.each([
    'https://router.example:4040/callback/sub',
    'https://ROUTER.example:4040/callback/a/b',
    'http://10.0.0.5/sub',
  ])('can be %s', (url) => {
    expect(read(url)).toMatchObject({ url: new URL(url), id: 'sub', verifier: 'proof', heartbeatMs: 4_000 });
  });

  it.each([
    'https://router.example:4040/callback',
    'https://router.example:4040/callback/',
    'https://router.example:4040/callbacks/sub',
    'https://router.example:4040/callback/../graphql',
    'https://router.example:4040/callback/%2e%2e/graphql',
    'https://router.example:4040/callback/%2E%2E%2Fgraphql',
    'https://router.example:4040/callback/..%2fgraphql',
    'https://router.example:4040/callback/..%5cgraphql',
    'https://router.example:4040/callback\\..\\graphql',
    'https://router.example:4040/graphql',
    'https://router.example:4040/',
    'https://router.example/callback/sub',
    'https://router.example:443/callback/sub',
    'https://router.example:4041/callback/sub',
    'http://router.example:4040/callback/sub',
    'ftp://router.example:4040/callback/sub',
    'file:///callback/sub',
    'gopher://router.example:4040/callback/sub',
    'data:text/plain,callback/sub',
    'javascript:alert(1)',
    'https://router.example:4040@evil.example/callback/sub',
    'https://user@router.example:4040/callback/sub',
    'https://user:secret@router.example:4040/callback/sub',
    'https://evil.example/https://router.example:4040/callback/sub',
    'https://router.example.evil.example:4040/callback/sub',
    'https://evilrouter.example:4040/callback/sub',
    'https://router.example:4040/callback/sub?to=evil',
    'https://router.example:4040/callback/sub#evil',
    'https://evil.example#@router.example:4040/callback/sub',
    'https://evil.example\\@router.example:4040/callback/sub',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:4000/graphql',
    'http://localhost/callback/sub',
    'http://[::1]:4040/callback/sub',
    'http://0.0.0.0/sub',
    'http://2130706433/sub',
    'http://0x7f.1/sub',
    'http://10.0.0.50/sub',
    'http://10.0.0.5:8080/sub',
    'https://10.0.0.5/sub',
    '//router.example:4040/callback/sub',
    '/callback/sub',
    '',
  ])('can’t be %s', (url) => {
    expect(read(url)).toBeNull();
  });

  it('is refused with anything else that is malformed', () => {
    const url = `${ROUTER.href}/sub`;
    for (const given of [
      ...[{ subscriptionId: '' }, { subscriptionId: 'x'.repeat(201) }, { subscriptionId: null }],
      ...[
        { verifier: undefined },
        { verifier: {} },
        { heartbeatIntervalMs: -1 },
        { heartbeatIntervalMs: '1' },
      ],
      ...[
        { heartbeatIntervalMs: Infinity },
        { callbackUrl: `${url}${'x'.repeat(2_000)}` },
        { callbackUrl: [url] },
      ],
    ])
      expect(read(url, given)).toBeNull();
    for (const body of [
      undefined,
      null,
      'x',
      5,
      [],
      {},
      { extensions: null },
      { extensions: { subscription: 1 } },
    ])
      expect(readCallbackRequest(body, ALLOWED)).toBeNull();
    expect(
      readCallbackRequest(
        { extensions: { subscription: { callbackUrl: url, subscriptionId: 's', verifier: 'v' } } },
        [],
      ),
    ).toBeNull();
  });

  it('has checks within bounds, even if it asks for none', () => {
    const heartbeat = (heartbeatIntervalMs: number) =>
      read(`${ROUTER.href}/sub`, { heartbeatIntervalMs })?.heartbeatMs;
    expect([0, 1, 1_000, 20_000, 1e9].map(heartbeat)).toEqual([60_000, 800, 800, 16_000, 60_000]);
  });
});
