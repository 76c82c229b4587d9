import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { openVisitor, readState, recordRequests } from '../support/actors/visitor';

let stack: DevStack;
let received: IncomingMessage[];

beforeAll(async () => {
  stack = await startDevStack();
  received = recordRequests(stack);
});
afterAll(() => stack.close());

describeInBrowser('a page of another origin', (browser) => {
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Elsewhere</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => server.close());

  // Another port of localhost is the same site: SameSite cookies are sent, so only the Origin check protects.
  test.each(['localhost', '127.0.0.1'])('can’t change anything with %s', async (host) => {
    const elsewhere = `http://${host}:${port}`;
    const visitor = await openVisitor(browser(), stack);
    const { context, page } = visitor;
    await visitor.enter('lee');
    const before = await readState(stack);
    const candidates = await stack.database.reads.findBy(ProfileEntity, { displayName: 'Lee Gu' });
    const mutations = [
      'mutation { signOut(input: { everywhere: true }) { userErrors { code } } }',
      ...candidates.map(
        ({ id }) => `mutation { switchProfile(input: { profileId: "${id}" }) { userErrors { code } } }`,
      ),
    ];
    received.length = 0;

    const submit = async (form: {
      action: string;
      method: string;
      enctype: string;
      fields: [string, string][];
    }) => {
      await page.goto(elsewhere);
      await Promise.all([
        page.waitForURL(`${stack.url}/**`),
        page.evaluate(({ action, method, enctype, fields }) => {
          const element = Object.assign(document.createElement('form'), { action, method, enctype });
          for (const [name, value] of fields) {
            element.append(Object.assign(document.createElement('input'), { name, value }));
          }
          document.body.append(element);
          element.submit();
        }, form),
      ]);
    };
    const urlencoded = 'application/x-www-form-urlencoded';
    for (const query of mutations) {
      const json = JSON.stringify({ query });
      const action = `${stack.url}/graphql`;
      await submit({ action, method: 'post', enctype: urlencoded, fields: [['query', query]] });
      await submit({ action, method: 'post', enctype: 'multipart/form-data', fields: [['query', query]] });
      await submit({ action, method: 'get', enctype: urlencoded, fields: [['query', query]] });
      await submit({
        action,
        method: 'post',
        enctype: 'text/plain',
        fields: [[`${json.slice(0, -1)},"padding":"`, '"}']],
      });
      await page.goto(elsewhere);
      const outcomes = await page.evaluate(
        async ({ address, body }) => {
          const attempt = async (init: RequestInit) => {
            const common: RequestInit = { method: 'POST', credentials: 'include', body };
            return fetch(address, { ...common, ...init }).then(
              ({ type }) => type,
              () => 'refused',
            );
          };
          return [
            await attempt({ mode: 'no-cors', headers: { 'content-type': 'text/plain' } }),
            await attempt({ headers: { 'content-type': 'application/json' } }),
          ];
        },
        { address: action, body: json },
      );
      // The first request is sent, but neither response can be read.
      expect(outcomes).toEqual(['refused', 'refused']);
    }
    const action = `${stack.url}/auth/sign-out`;
    await submit({ action, method: 'post', enctype: urlencoded, fields: [['everywhere', '1']] });

    expect(await readState(stack)).toEqual(before);
    const withCookie = received.filter(
      ({ headers }) => headers.origin === elsewhere && headers.cookie?.includes('session='),
    );
    if (host === 'localhost') expect(withCookie.length).toBeGreaterThan(mutations.length);
    else expect(withCookie).toEqual([]);
    await page.goto(stack.url);
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Lee Gu/ })
      .waitFor();
    await context.close();
  });

  test('can’t show the portal’s pages in a frame', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { context, page } = visitor;
    await visitor.enter('ana');
    for (const path of ['/', '/accept']) {
      await page.goto(`http://localhost:${port}`);
      const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
      await page.evaluate((address) => {
        document.body.append(Object.assign(document.createElement('iframe'), { src: address }));
      }, stack.url + path);
      await refused;
      expect(await page.frames()[1]!.locator('main').count()).toBe(0);
    }
    await context.close();
  });
});
