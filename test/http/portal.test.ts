import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { portal } from '../../src/http/portal';
import { answerRefusals } from '../../src/http/refusals';
import { portalFolder } from '../support/browser/built-portal';

const built = readFileSync(join(portalFolder, 'index.html'), 'utf8');
const settings = {
  links: {
    CUSTOMERSOURCE: [{ kind: 'SUPPORT', url: 'https://example.com/?a="b"&c=<d>' }],
    PARTNERSOURCE: [],
  },
  contact: '$&@contoso.example',
  privacy: null,
} as const;
const SETTINGS =
  '<meta name="settings" content="{&quot;links&quot;:{&quot;CUSTOMERSOURCE&quot;:[{&quot;kind&quot;:&quot;SUPPORT&quot;,' +
  '&quot;url&quot;:&quot;https://example.com/?a=\\&quot;b\\&quot;&amp;c=&lt;d&gt;&quot;}],&quot;PARTNERSOURCE&quot;:[]},' +
  '&quot;contact&quot;:&quot;$&amp;@contoso.example&quot;,&quot;privacy&quot;:null}">';
const document = built.replace('</head>', () => `${SETTINGS}</head>`);
const assets = readdirSync(join(portalFolder, 'assets')).filter((name) => !/\.(br|gz)$/.test(name));
const script = assets.find((name) => name.endsWith('.js'))!;

let app: FastifyInstance;

beforeAll(async () => {
  app = fastify({ routerOptions: { ignoreTrailingSlash: true } });
  answerRefusals(app);
  await app.register(portal, { folder: portalFolder, settings });
});
afterAll(() => app.close());

describe('the portal’s document', () => {
  test.each([
    '/',
    '/signed-out?returnTo=%2Fprofile',
    '/associate',
    '/sessions',
    '/accept',
    '/accounts',
    '/profile/',
    '/our-accounts',
    '/our-accounts/acct_1/profiles',
    '/our-accounts/acct_1/invitations',
    '/our-accounts/acct_1/audit',
    '/no-access',
    '/maintenance',
    '/help',
    '/help/several-emails',
  ])('is at %s, isn’t stored by caches, and has a policy that allows only its own files', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe(document);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; " +
        "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('has the escaped settings in %s, too', async (encoding, decode) => {
    const answer = await app.inject({ url: '/', headers: { 'accept-encoding': encoding } });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(String(decode(answer.rawPayload))).toBe(document);
  });

  test('answers only GET and HEAD', async () => {
    expect((await app.inject({ method: 'HEAD', url: '/accept' })).statusCode).toBe(200);
    expect((await app.inject({ method: 'POST', url: '/accept' })).statusCode).toBe(404);
  });

  test('has no inline script or style, and references nothing external', () => {
    expect(built).not.toMatch(
      /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|(?:src|href)="(?!\/assets\/)/i,
    );
    for (const [, name] of built.matchAll(/"\/assets\/([^"]+)"/g)) expect(assets).toContain(name);
  });
});

describe('an address without a page', () => {
  test.each([
    '/nothing',
    '/our-accounts/acct_1',
    '/our-accounts/acct_1/nothing',
    '/index.html',
    '/src/../app',
  ])('%s gets the portal’s page for it if HTML is accepted', async (url) => {
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const answer = await app.inject({ url, headers });
    expect([answer.statusCode, answer.body]).toEqual([404, document]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test.each([
    ['GET', undefined],
    ['GET', '*/*'],
    ['GET', 'application/json'],
    ['POST', 'text/html'],
  ] as const)('gets the error in JSON for %s that accepts %s', async (method, accept) => {
    const answer = await app.inject({ method, url: '/nothing', headers: accept ? { accept } : {} });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('the portal’s files', () => {
  test('are cached forever, with their types, since their names change with their content', async () => {
    expect(assets.length).toBeGreaterThan(10);
    for (const name of assets) {
      expect(name).toMatch(/-[\w-]{8}\.(js|css|svg)$/);
      const answer = await app.inject(`/assets/${name}`);
      expect([name, answer.statusCode]).toEqual([name, 200]);
      expect(answer.headers['content-type']).toMatch(
        /^(text\/(javascript|css); charset=utf-8|image\/svg\+xml)$/,
      );
      expect(answer.headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
      });
    }
  });

  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['deflate', undefined],
    ['identity', undefined],
    [undefined, undefined],
  ])('are served as compressed by the build: %s gets %s', async (accepted, encoding) => {
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
    const answer = await app.inject({ url: `/assets/${script}`, headers });
    expect(answer.headers['content-encoding']).toBe(encoding);
    const decode = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? ''] ?? ((body: Buffer) => body);
    expect(decode(answer.rawPayload)).toEqual(readFileSync(join(portalFolder, 'assets', script)));
  });

  test.each([
    '/assets/../index.html',
    '/assets/..%2findex.html',
    '/assets/',
    '/assets/nothing.js',
    `/assets/${script}.br`,
  ])('hide %s', async (url) => {
    const answer = await app.inject({ url, headers: { accept: '*/*' } });
    expect(answer.statusCode).toBe(404);
  });

  test('cause an error with one sentence if the portal hasn’t been built', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'portal-'));
    const without = fastify();
    await expect(async () => without.register(portal, { folder: empty, settings })).rejects.toThrow(
      /Run npm run build first/,
    );
    await without.close();
    rmSync(empty, { recursive: true });
  });
});
