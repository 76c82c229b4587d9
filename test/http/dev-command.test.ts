import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendInviteDocument, ViewerDocument } from '../operations/generated/graphql';
import { askGraph } from '../support/graph/ask-graph';
import { DevCommand, type RunningCommand } from '../support/servers/dev-command';
import { HttpVisitor } from '../support/actors/http-visitor';
import { statusAsHost } from '../support/servers/status-as-host';
import { until } from '../support/run/until';

const freePorts = ['--port', '0', '--identity-port', '0', '--mailbox-port', '0'];
const npmRunDev = new DevCommand('dev', freePorts);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dev-command-'));
});

afterAll(() => {
  npmRunDev.killAll();
  rmSync(folder, { recursive: true, force: true });
});

async function listenOn(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The characters that fit a line of GraphiQL's editor in a window of 1280 pixels, with a port of five digits. */
const MOST_COLUMNS = 51;

/** Reads the tabs from a page of GraphiQL, whose last argument has them. */
function tabsOf(page: string): readonly { readonly query: string; readonly variables: string | null }[] {
  const [, options = ''] = /querySelector\('#root'\),\s+(\{.*\}),\s+\);\s+<\/script>/.exec(page) ?? [];
  return JSON.parse(options).defaultTabs;
}

const oneSentence = /^[^\n]+\.\n$/;

const openDataFiles = (data: string): string[] =>
  readdirSync(data).filter((name) => !/-(wal|shm)$/.test(name));

describe('npm run dev', () => {
  let data: string;
  let dev: RunningCommand;

  beforeAll(async () => {
    data = join(folder, 'made', 'on the way');
    dev = await npmRunDev.start(['--data-folder', data]);
  });

  test('says what is where and what to try first, without colors in a pipe', () => {
    expect(dev.banner).toMatch(/^CustomerSource Access is ready after \d+\.\d s\. Press Ctrl-C to stop\.\n/);
    expect(dev.banner).toMatch(/What to try first\n {2}1\. Open http:\/\/localhost:\d+\/ /);
    expect(dev.banner).toContain('kim.abercrombie@contoso.example');
    expect(dev.banner).not.toContain('\u001b');
  });

  test('runs the service, migrated and with its sample data', async () => {
    const origin = dev.at('Start here');
    expect((await fetch(new URL('/livez', origin))).status).toBe(200);
    expect((await fetch(new URL('/readyz', origin))).status).toBe(200);
    expect((await fetch(origin)).status).toBe(200);
  });

  test('answers introspection at /graphql', async () => {
    const response = await fetch(dev.at('Apollo Sandbox'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __schema { queryType { name } } viewer { identity { id } } }' }),
    });
    expect(await response.json()).toEqual({
      data: { __schema: { queryType: { name: 'Query' } }, viewer: null },
    });
  });

  test('serves GraphiQL whole, with a policy that lets nothing else in', async () => {
    const response = await fetch(dev.at('GraphiQL'));
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; /);
    expect(policy).not.toMatch(/https?:/);
    expect(await response.text()).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });

  test('has samples in GraphiQL, mutations among them, that fit its editor and succeed for Ana', async () => {
    const samples = tabsOf(await (await fetch(dev.at('GraphiQL'))).text());
    expect(samples.filter(({ query }) => /^mutation /m.test(query)).length).toBeGreaterThan(3);
    const ana = new HttpVisitor(dev.at('Start here'));
    await ana.signIn('ana');
    const cookie = await ana.jar.getCookieString(dev.at('Start here'));
    for (const { query, variables } of samples) {
      expect(query.split('\n').filter((line) => line.length > MOST_COLUMNS)).toEqual([]);
      const values = JSON.parse(variables ?? '{}') as object;
      const { data, errors } = await askGraph(dev.at('Apollo Sandbox'), { cookie }, query, values);
      const [result] = Object.values(data ?? {});
      expect({ query, errors, result }).toEqual({ query, errors: [], result: expect.anything() });
      expect(JSON.stringify(result)).not.toMatch(/"userErrors":\[\{/);
    }
  });

  test('runs the mailbox', async () => {
    expect((await fetch(dev.at('Mailbox'))).status).toBe(200);
  });

  test('says of an invitation that its mail arrived or bounced, as its mailbox reports', async () => {
    const ana = new HttpVisitor(dev.at('Start here'));
    await ana.signIn('ana');
    const { viewer } = await ana.operate(ViewerDocument, {});
    const profileId = viewer?.activeProfile?.id ?? '';
    const { sendInvite } = await ana.operate(SendInviteDocument, { input: { profileId } });
    expect(sendInvite).toMatchObject({ invitation: { delivery: 'QUEUED' }, userErrors: [] });

    const { id } = sendInvite.invitation!;
    const cookie = await ana.jar.getCookieString(dev.at('Start here'));
    const query = `{ viewer { activeProfile { account { invitations(first: 10) { edges { node { id delivery } } } } } } }`;
    const delivery = async (): Promise<string | undefined> => {
      const { data, errors } = await askGraph(dev.at('Apollo Sandbox'), { cookie }, query);
      expect(errors).toEqual([]);
      const { edges } = data.viewer.activeProfile.account.invitations as {
        edges: readonly { readonly node: { readonly id: string; readonly delivery: string } }[];
      };
      return edges.find(({ node }) => node.id === id)?.node.delivery;
    };
    await until(20, async () => expect(await delivery()).toBe('DELIVERED'));

    const list = await (await fetch(new URL('/list?to=ana.trujillo', dev.at('Mailbox')))).text();
    const [path = ''] = /\/mails\/[\w-]+/.exec(list) ?? [];
    const report = (kind: string): Promise<Response> =>
      fetch(new URL(`${path}/reports`, dev.at('Mailbox')), {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ report: kind }),
      });
    expect(await (await report('delay')).text()).toContain('Delay: the service has received the report.');
    expect(await delivery()).toBe('DELIVERED');
    await report('bounce');
    expect(await delivery()).toBe('BOUNCED');
    await report('reactivation');
    const again = await ana.operate(SendInviteDocument, { input: { profileId } });
    expect(again.sendInvite).toMatchObject({ invitation: { delivery: 'QUEUED' }, userErrors: [] });
  });

  test('starts and ends maintenance on its page, which other sites cannot', async () => {
    const press = (maintenance: string, site = 'same-origin'): Promise<Response> =>
      fetch(dev.at('Development'), {
        method: 'POST',
        headers: { 'sec-fetch-site': site },
        body: new URLSearchParams({ maintenance }),
      });
    const status = async (): Promise<unknown> =>
      (await askGraph(dev.at('Apollo Sandbox'), {}, '{ serviceStatus { availability } }')).data;
    const page = async (): Promise<string> => (await fetch(dev.at('Development'))).text();

    expect((await press('start', 'cross-site')).status).toBe(403);
    expect(await page()).toContain('Start maintenance');
    // Twice, as by two tabs: there's one window, which ends at once.
    for (const response of [await press('start'), await press('start')])
      expect(await response.text()).toContain('End maintenance');
    await until(20, async () =>
      expect(await status()).toEqual({ serviceStatus: { availability: 'MAINTENANCE' } }),
    );
    expect((await press('end', 'same-site')).status).toBe(403);
    expect(await (await press('end')).text()).toContain('Start maintenance');
    await until(20, async () =>
      expect(await status()).toEqual({ serviceStatus: { availability: 'OPERATIONAL' } }),
    );
  });

  test('signs in through its own identity provider, which knows the service', async () => {
    const { origin } = new URL(dev.at('Identity provider'));
    const started = await fetch(new URL('/auth/sign-in?returnTo=/', dev.at('Start here')), {
      redirect: 'manual',
    });
    const authorize = new URL(started.headers.get('location') ?? '');
    expect(authorize.origin).toBe(origin);

    const pick = await fetch(authorize);
    expect(pick.status).toBe(200);
    expect(await pick.text()).toContain('Kim Abercrombie');
  });

  test('answers nothing to pages of other sites that point their name at it', async () => {
    for (const name of ['Start here', 'Apollo Sandbox', 'Mailbox', 'Identity provider'])
      expect([name, await statusAsHost(dev.at(name), 'rebound.example')]).toEqual([name, 421]);
  });

  test('lets only its owner read the secret keys', () => {
    expect(statSync(join(data, 'secret-keys')).mode & 0o777).toBe(0o600);
  });

  test('exits with 0 on Ctrl-C, and keeps the data for the next run', async () => {
    const keys = readFileSync(join(data, 'secret-keys'), 'utf8');
    const database = statSync(join(data, 'customersource.sqlite')).ino;

    expect(await dev.end('SIGINT')).toEqual({ code: 0, stderr: '' });

    const next = await npmRunDev.start(['--data-folder', data]);
    expect((await fetch(new URL('/readyz', next.at('Start here')))).status).toBe(200);
    expect(readFileSync(join(data, 'secret-keys'), 'utf8')).toBe(keys);
    expect(statSync(join(data, 'customersource.sqlite')).ino).toBe(database);
    expect(await next.end('SIGTERM')).toEqual({ code: 0, stderr: '' });
  });

  test('starts afresh with --reset, and leaves alone what it did not make', async () => {
    const keys = readFileSync(join(data, 'secret-keys'), 'utf8');
    writeFileSync(join(data, 'notes.txt'), 'mine');

    const fresh = await npmRunDev.start(['--reset', '--data-folder', data]);

    expect(readFileSync(join(data, 'secret-keys'), 'utf8')).not.toBe(keys);
    expect(openDataFiles(data)).toEqual([
      'customersource.sqlite',
      'customersource.sqlite-served',
      'notes.txt',
      'secret-keys',
    ]);
    expect((await fresh.end('SIGINT')).code).toBe(0);
  });

  test('ends when npm is asked to end, without a shell in between', async () => {
    const throughNpm = ['run', '--silent', 'dev', '--', ...freePorts, '--data-folder', data];
    const started = await npmRunDev.untilReady(npmRunDev.launch('npm', throughNpm));
    const origin = started.at('Start here');

    expect((await started.end('SIGTERM')).code).toBe(0);

    await expect(fetch(origin)).rejects.toThrow();
  });

  test('says that the data cannot be used, and how to start afresh', async () => {
    const broken = mkdtempSync(join(folder, 'broken-'));
    writeFileSync(
      join(broken, 'customersource.sqlite'),
      'Not a database, however long one looks at it. '.repeat(99),
    );
    const { code, stderr } = await npmRunDev.run([...freePorts, '--data-folder', broken]);
    expect(code).toBe(1);
    expect(stderr).toMatch(oneSentence);
    expect(stderr).toContain('npm run dev -- --reset');
  });
});

describe('npm run dev, where it cannot run,', () => {
  test.each(['--port', '--identity-port', '--mailbox-port'])(
    'names the taken port and %s',
    async (option) => {
      const holder = await listenOn(0);
      const { port } = holder.address() as AddressInfo;
      const data = join(folder, `untouched${option}`);
      try {
        const args = [...freePorts, option, String(port), '--data-folder', data];
        const { code, stdout, stderr } = await npmRunDev.run(args);
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
        expect(stderr).toMatch(oneSentence);
        expect(stderr).toContain(`Port ${port} is in use`);
        expect(stderr).toContain(`${option} <number>`);
        expect(existsSync(data)).toBe(false);
      } finally {
        holder.close();
      }
    },
  );

  test('names a folder that cannot be written', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    // Even root can't create a folder inside a file.
    const { code, stderr } = await npmRunDev.run([...freePorts, '--data-folder', join(file, 'data')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(oneSentence);
    expect(stderr).toContain(`The folder ${join(file, 'data')} isn't writable (ENOTDIR)`);
  });

  test.each([
    ['as it is started by npm', npmRunDev.command],
    ['without npm', ['-r', '@swc-node/register', 'src/dev/main.ts']],
  ])('refuses NODE_ENV=production %s', async (_how, args) => {
    const { code, stderr } = await npmRunDev.launch(process.execPath, args, 'production').closed;
    expect(code).toBe(1);
    expect(stderr).toMatch(oneSentence);
    expect(stderr).toContain('NODE_ENV=production');
  });

  test('refuses an old Node before it loads anything that one cannot read', async () => {
    const pretend = join(folder, 'pretend-old.js');
    writeFileSync(pretend, "Object.defineProperty(process, 'version', { value: 'v18.20.4' });");
    const { code, stderr } = await npmRunDev.launch(process.execPath, ['-r', pretend, ...npmRunDev.command])
      .closed;
    expect(code).toBe(1);
    expect(stderr).toMatch(oneSentence);
    expect(stderr).toContain('Node v18.20.4');
  });

  test.each([[['--port', 'http']], [['--port', '70000']], [['--rest']]])(
    'explains the mistake in %j',
    async (args) => {
      const { code, stderr } = await npmRunDev.run(args);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^error: [^\n]+\n/);
      expect(stderr).not.toContain('    at ');
    },
  );

  test('explains its options', async () => {
    const { code, stdout } = await npmRunDev.run(['--help']);
    expect(code).toBe(0);
    for (const option of ['--reset', '--port', '--identity-port', '--mailbox-port', '--data-folder']) {
      expect(stdout).toContain(option);
    }
  });
});
