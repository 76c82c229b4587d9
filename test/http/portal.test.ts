import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { portal } from '../../src/http/portal';
import { answerRefusals } from '../../src/http/refusals';
import { portalFolder } from '../support/browser/built-portal';

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

/** Returns a document as the build wrote it. */
const documentOf = (name: string): string =>
  readFileSync(join(portalFolder, 'documents', `${name}.html`), 'utf8');
/** Returns a document as the service sends it. */
const sentDocument = (name: string): string =>
  documentOf(name).replace('</head>', () => `${SETTINGS}</head>`);
const documents = readdirSync(join(portalFolder, 'documents')).filter((name) => name.endsWith('.html'));
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
    ['/', 'signedOut', 'home'],
    ['/signed-out', 'signedOut', 'home'],
    ['/signed-out?returnTo=%2Fprofile', 'toGoOn', 'home'],
    ['/associate', 'toGoOn', 'associate'],
    ['/accept', 'accept', 'accept'],
    ['/accounts', 'toGoOn', 'accounts'],
    ['/profile/', 'toGoOn', 'profile'],
    ['/our-accounts', 'toGoOn', 'ourAccounts'],
    ['/our-accounts/acct_1/profiles', 'toGoOn', 'accountProfiles'],
    ['/our-accounts/acct_1/invitations', 'toGoOn', 'accountInvitations'],
    ['/our-accounts/acct_1/audit', 'toGoOn', 'accountAudit'],
    ['/our-accounts/acct_1/requests', 'toGoOn', 'accountRequests'],
    ['/our-accounts/acct_1/profiles/prf_1', 'toGoOn', 'accountProfile'],
    ['/sessions', 'toGoOn', 'sessions'],
    ['/no-access', 'toGoOn', 'noAccess'],
    ['/maintenance', 'maintenance', 'maintenance'],
    ['/help', 'help', 'help'],
    ['/help/several-emails', 'help', 'help'],
  ])('at %s is for visitors %s, and for people with a session %s', async (url, forVisitor, forSession) => {
    for (const [headers, document] of [
      [{}, `${forVisitor}.visitor.en`],
      [{ cookie: 'session=' }, `${forVisitor}.visitor.en`],
      [{ cookie: 'other-session=abc' }, `${forVisitor}.visitor.en`],
      [{ cookie: 'a=b; session=abc' }, `${forSession}.session.en`],
      [{ cookie: '__Host-session=abc' }, `${forSession}.session.en`],
    ] as const) {
      const answer = await app.inject({ url, headers });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toBe(sentDocument(document));
    }
  });

  test.each([
    [undefined, undefined, 'en'],
    ['da, en;q=0.5', undefined, 'da'],
    ['de-CH', undefined, 'de'],
    ['nl, fr;q=0.1', undefined, 'fr'],
    ['nl', undefined, 'en'],
    // The language that was chosen in the browser.
    ['de', 'session=abc; language=ja', 'ja'],
    ['de', 'language=ja', 'ja'],
    ['de', 'language=xx', 'de'],
    ['de', 'other-language=ja', 'de'],
  ])(
    'is in the language of the request: accept-language %s, cookie %s, gets %s',
    async (accepted, cookie, language) => {
      const headers = { ...(accepted && { 'accept-language': accepted }), ...(cookie && { cookie }) };
      const answer = await app.inject({ url: '/maintenance', headers });
      const reader = cookie?.includes('session') ? 'session' : 'visitor';
      expect(answer.body).toBe(sentDocument(`maintenance.${reader}.${language}`));
      expect(answer.body).toContain(`<html lang="${language}" dir="ltr">`);
      expect(answer.headers.vary).toBe('accept-encoding, accept-language, cookie');
    },
  );

  test('isn’t stored by caches, and has a policy that allows only its own files', async () => {
    const answer = await app.inject('/accept');
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
  ] as const)('has the escaped settings in %s, too, each time', async (encoding, decode) => {
    for (const url of ['/', '/help', '/']) {
      const answer = await app.inject({ url, headers: { 'accept-encoding': encoding } });
      expect(answer.headers['content-encoding']).toBe(encoding);
      const name = url === '/' ? 'signedOut.visitor.en' : 'help.visitor.en';
      expect(String(decode(answer.rawPayload))).toBe(sentDocument(name));
    }
  });

  test('answers only GET and HEAD', async () => {
    expect((await app.inject({ method: 'HEAD', url: '/accept' })).statusCode).toBe(200);
    expect((await app.inject({ method: 'POST', url: '/accept' })).statusCode).toBe(404);
  });

  test.each([
    ['signedOut.visitor.en', 'Sign in', 'Sign in with Microsoft'],
    ['signedOut.visitor.de', 'Anmelden', 'Mit Microsoft anmelden'],
    ['toGoOn.visitor.en', 'Sign in', 'Sign in to continue to the page that you requested.'],
    ['accept.visitor.en', 'Your invitation', ''],
    ['associate.session.en', 'Associate your profiles', 'Send e-mails'],
    ['help.visitor.en', 'Help', 'How do I get a Microsoft account?'],
    ['help.session.de', 'Hilfe', 'Wie erhalte ich ein Microsoft-Konto?'],
  ])('%s has the title “%s” and the content before any script runs', (name, title, content) => {
    const document = documentOf(name);
    expect(document).toContain(`<title>${title} · CustomerSource Access</title>`);
    expect(document).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`));
    expect(document).toContain(content);
  });

  test('has a title, a description and one heading in each language', () => {
    expect(documents.length).toBeGreaterThan(60);
    const descriptions = new Set<string | undefined>();
    for (const name of documents) {
      const document = readFileSync(join(portalFolder, 'documents', name), 'utf8');
      expect([name, document.match(/<h1/g)?.length]).toEqual([name, 1]);
      expect(document).toMatch(/<title>[^<]*CustomerSource Access<\/title>/);
      descriptions.add(/<meta name="description" content="([^"]{50,200})"/.exec(document)?.[1]);
    }
    expect([descriptions.size, descriptions.has(undefined)]).toEqual([6, false]);
  });

  test('shows nothing of a person: with a session, what depends on the person is left out', () => {
    expect(documentOf('associate.session.en')).not.toContain('Do you have more profiles?');
    expect(documentOf('home.session.en')).not.toContain('<form');
  });

  test('has no footer, which depends on the settings', () => {
    for (const name of documents) {
      expect([name, readFileSync(join(portalFolder, 'documents', name), 'utf8')]).toEqual([
        name,
        expect.not.stringContaining('<footer'),
      ]);
    }
  });

  test('has forms that can’t be sent before the portal has started', () => {
    const forms = documents.flatMap(
      (name) => documentOf(name.replace(/\.html$/, '')).match(/<form[^>]*>/g) ?? [],
    );
    expect(forms.length).toBeGreaterThan(10);
    expect(forms.filter((form) => !form.startsWith('<form inert '))).toEqual([]);
    const fields = documentOf('associate.session.en').match(/<input[^>]*>/g) ?? [];
    expect(fields.map((field) => field.includes(' disabled'))).toEqual([true, true]);
  });

  test('has no inline script or style, and loads nothing external', () => {
    for (const name of documents) {
      const document = readFileSync(join(portalFolder, 'documents', name), 'utf8');
      expect(document).not.toMatch(
        /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|<link(?![^>]* href="\/assets\/)/i,
      );
      const loaded = [...document.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map(([, asset]) => asset);
      expect(loaded.filter((asset) => !assets.includes(asset!))).toEqual([]);
    }
  });

  test('loads only what the first paint needs and the script that starts, and names the others', () => {
    for (const name of documents) {
      const document = readFileSync(join(portalFolder, 'documents', name), 'utf8');
      const loaded = [...document.matchAll(/(?:src|href)="\/assets\/([^"]+)-[\w-]{8}\.(\w+)"/g)];
      expect([name, ...loaded.map(([, asset, type]) => `${asset!}.${type!}`)]).toEqual([
        name,
        'icon.svg',
        'style.css',
        'index.js',
        'rolldown-runtime.js',
      ]);
      const [, others = ''] = /<div id="portal" data-scripts="([^"]*)">/.exec(document) ?? [];
      const named = others.split(' ').map((path) => path.replace('/assets/', ''));
      expect(named.length).toBeGreaterThan(2);
      expect(named.filter((asset) => !assets.includes(asset))).toEqual([]);
    }
  });

  test('is found by search engines, which aren’t sent to addresses without pages', async () => {
    const answer = await app.inject('/robots.txt');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(answer.body).toBe('User-agent: *\nDisallow: /auth/\nDisallow: /graphql\n');
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
    expect([answer.statusCode, answer.body]).toEqual([404, sentDocument('notFound.visitor.en')]);
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

  test('are at least 3 kB, since each costs a request', () => {
    const sizes = assets
      .filter((name) => name.endsWith('.js') && !name.startsWith('rolldown-runtime-'))
      .map((name) => [name, readFileSync(join(portalFolder, 'assets', name)).length] as const);
    expect(sizes.filter(([, bytes]) => bytes < 3000)).toEqual([]);
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
