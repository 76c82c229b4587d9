import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFreePorts } from '../../src/dev/free-ports';
import { askGraph, codesByPath } from '../support/graph/ask-graph';
import { DevCommand, type RunningCommand } from '../support/servers/dev-command';
import { HttpVisitor } from '../support/actors/http-visitor';
import { type OrdersSubgraph, startOrders } from '../support/stand-ins/orders-subgraph';
import { statusAsHost } from '../support/servers/status-as-host';

const portOptions = ['--port', '--identity-port', '--mailbox-port', '--support-cases-port', '--gateway-port'];
const freePorts = portOptions.flatMap((option) => [option, '0']);
const npmRunSupergraph = new DevCommand('supergraph', freePorts);
const oneSentence = /^[^\n]+\.\n$/;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'supergraph-command-'));
});
afterAll(() => {
  npmRunSupergraph.killAll();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run supergraph', () => {
  const query = `{
    viewer { activeProfile { account { name supportCases(first: 1) { edges { node { title } } } } } }
    supportCase(id: "case_1002") { account { number } }
  }`;
  let orders: OrdersSubgraph;
  let running: RunningCommand;
  let gateway: string;
  /** The cookie of Ana's browser. Cookies are the same for all ports of a host. */
  let cookie: string;

  beforeAll(async () => {
    const { service } = await chooseFreePorts({ service: 0 });
    orders = await startOrders(new URL(`http://localhost:${service}/graphql`), '');
    running = await npmRunSupergraph.start([
      ...['--port', String(service), '--data-folder', join(folder, 'data')],
      ...['--subgraph', `orders=${orders.url}`],
    ]);
    gateway = running.at('Gateway');
    const ana = new HttpVisitor(running.at('Accounts'));
    await ana.signIn('ana');
    cookie = await ana.jar.getCookieString(gateway);
  });

  test('answers nothing to pages of other sites that point their name at the gateway', async () => {
    expect(await statusAsHost(gateway, 'rebound.example')).toBe(421);
  });

  test('answers across both subgraphs to who has signed in at the service', async () => {
    expect(await askGraph(gateway, { cookie }, query)).toEqual({
      status: 200,
      errors: [],
      data: {
        viewer: {
          activeProfile: {
            account: {
              name: 'Contoso Ltd',
              supportCases: { edges: [{ node: { title: expect.any(String) } }] },
            },
          },
        },
        supportCase: { account: { number: 'C-100001' } },
      },
    });
    const nobody = await askGraph(gateway, {}, query);
    expect(nobody).toMatchObject({ errors: [], data: { viewer: null, supportCase: null } });
  });

  test('joins a subgraph that runs elsewhere, which hears whose request it is', async () => {
    expect(running.at('orders')).toBe(orders.url);
    const joined = `{ viewer { activeProfile { account { id name orders { number account { name } } } } } }`;
    const { data, errors } = await askGraph(gateway, { cookie }, joined);
    expect(errors).toEqual([]);
    const { id, ...account } = data.viewer.activeProfile.account as { readonly id: string };
    const name = 'Contoso Ltd';
    expect(account).toEqual({ name, orders: [{ number: `O-${id}`, account: { name } }] });
    expect(orders.lastHeard()).toMatchObject({ cookie });
  });

  test('takes calls of its own page and of no other', async () => {
    const own = await askGraph(gateway, { cookie, origin: new URL(gateway).origin }, query);
    expect(own.errors).toEqual([]);
    const foreign = await askGraph(gateway, { cookie, origin: 'http://localhost:1' }, query);
    expect(codesByPath(foreign)).toEqual({ viewer: 'FORBIDDEN', supportCase: 'FORBIDDEN' });
    expect(foreign.data).toEqual({ viewer: null, supportCase: null });
  });

  test('takes the cookie away from who signs out through it', async () => {
    const lee = new HttpVisitor(running.at('Accounts'));
    await lee.signIn('lee');
    const response = await lee.fetch(gateway, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation { signOut { userErrors { code } } }' }),
    });
    expect(await response.json()).toEqual({ data: { signOut: { userErrors: [] } } });
    expect(await lee.session()).toBeUndefined();
  });

  test('serves GraphiQL whole, with a policy that lets nothing else in', async () => {
    const response = await fetch(new URL('/', gateway));
    expect(response.url).toBe(running.at('Start here'));
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; /);
    expect(policy).not.toMatch(/https?:/);
    const page = await response.text();
    expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
    expect(page).toContain(new URL('/auth/sign-in', running.at('Accounts')).href);
  });

  test('lists only addresses to open or to call', () => {
    // Only the gateway calls the support cases, which have no page.
    expect(running.banner).not.toMatch(/^ *Support cases/m);
  });

  test('exits with 0 on Ctrl-C', async () => {
    expect(await running.end('SIGINT')).toEqual({ code: 0, stderr: '' });
    await expect(fetch(gateway)).rejects.toThrow();
    await orders.close();
  });
});

describe('npm run supergraph, where it cannot run,', () => {
  test.each(['--support-cases-port', '--gateway-port'])('names the taken port and %s', async (option) => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const data = join(folder, `untouched${option}`);
    try {
      const args = [...freePorts, option, String(port), '--data-folder', data];
      const { code, stdout, stderr } = await npmRunSupergraph.run(args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(oneSentence);
      expect(stderr).toContain(`Port ${port} is in use`);
      expect(stderr).toContain(`npm run supergraph -- ${option} <number>`);
      expect(existsSync(data)).toBe(false);
    } finally {
      holder.close();
    }
  });

  test.each([
    ['a subgraph that does not respond', 'http://127.0.0.1:9/graphql', "doesn't respond"],
    ['a server that is no subgraph', undefined, "isn't a subgraph"],
  ])('names %s', async (_, address, reason) => {
    const other = createHttpServer((_request, response) => response.writeHead(404).end('{}'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const url = address ?? `http://127.0.0.1:${(other.address() as AddressInfo).port}/graphql`;
    try {
      const args = [...freePorts, '--data-folder', join(folder, 'joining'), '--subgraph', `orders=${url}`];
      const { code, stdout, stderr } = await npmRunSupergraph.run(args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(oneSentence);
      expect(stderr).toContain(`orders at ${url} ${reason}`);
    } finally {
      other.close();
    }
  });

  test.each([
    [['orders']],
    [['orders=localhost:4100/graphql']],
    [['=http://localhost:4100/graphql']],
    [['access=http://localhost:4100/graphql']],
    [['orders=http://localhost:1/', 'orders=http://localhost:2/']],
  ])('explains the mistake in %j', async (values) => {
    const args = values.flatMap((value) => ['--subgraph', value]);
    const { code, stderr } = await npmRunSupergraph.run(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: [^\n]+\n/);
    expect(stderr).toContain('--subgraph');
  });

  test('refuses NODE_ENV=production', async () => {
    const { command } = npmRunSupergraph;
    const { code, stderr } = await npmRunSupergraph.launch(process.execPath, command, 'production').closed;
    expect(code).toBe(1);
    expect(stderr).toMatch(oneSentence);
    expect(stderr).toContain('npm run supergraph');
    expect(stderr).toContain('NODE_ENV=production');
  });

  test('explains its options', async () => {
    const { code, stdout } = await npmRunSupergraph.run(['--help']);
    expect(code).toBe(0);
    for (const option of [...portOptions, '--reset', '--data-folder', '--subgraph <name=url>'])
      expect(stdout).toContain(option);
  });
});

test('the support cases run as a program of their own, too', async () => {
  const program = ['-r', '@swc-node/register', 'src/dev/support-cases/main.ts', '--port', '0'];
  const { child, output, closed } = npmRunSupergraph.launch(process.execPath, program);
  await once(child.stdout!, 'data');
  const [url = ''] = /http:\S+/.exec(output.stdout) ?? [];
  const { data } = await askGraph(url, {}, '{ _service { sdl } }');
  expect(data._service.sdl).toContain('type SupportCase');
  child.kill('SIGTERM');
  expect((await closed).code).toBe(0);
});
