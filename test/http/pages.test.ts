import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { pages } from '../../src/http/pages';

const folder = join(__dirname, '../../src/http/pages');

let app: FastifyInstance;

beforeAll(async () => {
  app = fastify();
  await app.register(pages);
});
afterAll(() => app.close());

describe('the pages', () => {
  test.each(['/', '/accept'])('%s is served with a policy that allows its own files alone', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
        "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  test('answer HEAD as GET, and no other method', async () => {
    expect((await app.inject({ method: 'HEAD', url: '/accept' })).statusCode).toBe(200);
    expect((await app.inject({ method: 'POST', url: '/accept' })).statusCode).toBe(404);
  });

  test('have every file they name, with its type', async () => {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      const named = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"|from '\.(\/[^']+)'/g)];
      for (const [, asset, module] of named) {
        const answer = await app.inject(asset ?? `/assets${module ?? ''}`);
        expect([asset ?? module, answer.statusCode]).toEqual([asset ?? module, 200]);
        expect(answer.headers['content-type']).toMatch(
          /^(text\/(javascript|css); charset=utf-8|image\/svg\+xml)$/,
        );
      }
    }
  });

  test('load nothing from elsewhere and have no script or style of their own inside', () => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
      const markup = readFileSync(join(folder, name), 'utf8');
      expect(markup).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|src="(?!\/)/i);
    }
  });

  test('let assets be kept and asked for anew', async () => {
    const first = await app.inject('/assets/home.js');
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await app.inject({
      url: '/assets/home.js',
      headers: { 'if-none-match': first.headers.etag },
    });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
  });

  test.each(['/assets/../pages.ts', '/assets/..%2fpages.ts', '/assets/home.html', '/assets/', '/home.html'])(
    'hide %s',
    async (url) => {
      expect((await app.inject(url)).statusCode).toBe(404);
    },
  );
});
