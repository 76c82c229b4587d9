import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { isBuiltin } from 'node:module';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import { chooseFreePorts } from '../../src/dev/free-ports';
import { startIdentityProvider } from '../../src/dev/identity-provider/identity-provider';
import { startMailbox } from '../../src/dev/mailbox/mailbox';
import { people } from '../../src/dev/people';
import { sharedAddress } from '../../src/dev/sample-accounts';
import { fillSampleData } from '../../src/dev/sample-data';
import { RequestInvitesDocument, ViewerDocument } from '../operations/generated/graphql';
import { HttpVisitor } from '../support/actors/http-visitor';
import {
  buildProduction,
  type Ended,
  freePort,
  type Production,
  type Running,
  untilReady,
} from '../support/servers/production';
import { createTestDatabase, describeOnSqliteAndOneServer } from '../support/database/test-database';
import { until } from '../support/run/until';
import { mailsTo } from '../support/actors/visitor';

const root = join(__dirname, '../..');
const readJson = (name: string) =>
  JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, object>;

const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'http://localhost:4000',
  MICROSOFT_CLIENT_ID: 'client',
  MICROSOFT_CLIENT_SECRET: 'secret-of-the-client',
  SECRET_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  POSTMARK_URL: 'http://127.0.0.1:9',
  POSTMARK_SERVER_TOKEN: 'token',
  MAIL_FROM: 'no-reply@access.example',
};

let production: Production;
// Long enough for a build on a busy machine.
beforeAll(async () => {
  production = await buildProduction();
}, 300_000);
// A test that failed leaves its service, on the port of the next one.
afterEach(() => production.killAll());
afterAll(() => production.remove());

const files = () =>
  readdirSync(production.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(production.folder, join(entry.parentPath, entry.name)));

/** Expects one sentence on stderr, without a stack trace or secrets. */
function expectSentence({ code, stdout, stderr }: Ended, sentence: RegExp): void {
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(sentence)]);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).not.toMatch(/hunter2|node_modules|Error:/);
}

describe('the output of npm run build', () => {
  it('has the programs, the migrations of both databases and the portal, but no development files', () => {
    const built = files();
    for (const file of [
      'fast-path/start.js',
      'service.js',
      'service.code',
      'commands/migrate.js',
      'portal/documents/signedOut.visitor.en.html',
      'portal/documents/signedOut.visitor.en.html.br',
    ]) {
      expect(built).toContain(file);
    }
    for (const kind of ['sqlite', 'mysql']) {
      const folder = `database/migrations/${kind}`;
      const written = readdirSync(join(root, 'src', folder)).map(
        (name) => `${folder}/${name.replace('.ts', '.js')}`,
      );
      expect(built).toEqual(expect.arrayContaining(written));
    }
    expect(built.filter((file) => /^dev\b|\.ts$|test/.test(file))).toEqual([]);
  });

  const importsOf = (file: string) =>
    ts
      .preProcessFile(readFileSync(join(production.folder, file), 'utf8'), true, true)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((name) => !name.startsWith('.') && !isBuiltin(name));

  it('imports only Node.js, itself and the dependencies in package.json', () => {
    const dependencies = readJson('package.json')['dependencies'] ?? {};
    const foreign = files()
      .filter((file) => file.endsWith('.js') && !file.startsWith('portal/') && file !== 'service.js')
      .flatMap((file) => importsOf(file).map((name) => ({ file, name })))
      .filter(({ name }) => !Object.hasOwn(dependencies, /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? ''));
    expect(foreign).toEqual([]);
  });

  it('bundles all imports of the service, except a native library, the tracing and optional dependencies', () => {
    const optional = ['cardinal', 'class-validator'];
    // Loaded only if traces are recorded.
    const tracing = Object.keys(readJson('package.json')['dependencies'] ?? {}).filter((name) =>
      name.startsWith('@opentelemetry/'),
    );
    expect(tracing.length).toBeGreaterThan(0);
    const unused = '@apollo/federation-internals';
    // TypeScript's scanner takes some regular expressions of the file for strings.
    const bundle = readFileSync(join(production.folder, 'service.js'), 'utf8');
    const required = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
    // Ajv writes such calls into the code that it generates.
    const isForeign = (name: string): boolean => !isBuiltin(name) && !name.startsWith('ajv');
    expect([...new Set(required)].filter(isForeign).sort()).toEqual(
      [...optional, ...tracing, unused, 'libsql'].sort(),
    );
  });
});

describe('npm start and npm run migrate', () => {
  it('read .env in their folder, and the environment takes precedence', async () => {
    const file = join(production.folder, '.env');
    writeFileSync(
      file,
      'DATABASE_URL=mysql://hunter2@nowhere\nPORT=hunter2\nPUBLIC_URL=http://localhost:4000\n',
    );
    const ended = production.run('start', {
      PATH: ENVIRONMENT.PATH,
      PORT: '4000',
      LOG_LEVEL: 'silent',
    }).ended;
    const { code, stderr } = await ended.finally(() => rmSync(file));
    expect(code).toBe(1);
    expect(stderr).toContain('  DATABASE_URL write mysql://');
    expect(stderr).not.toMatch(/PORT|PUBLIC_URL|hunter2/);
  });

  it('list all errors in the environment, without its values', async () => {
    const { code, stderr } = await production.run('start', {
      PATH: ENVIRONMENT.PATH,
      PORT: 'hunter2',
      DATABASE_URL: 'postgres://user:hunter2@db/name',
      INTROSPECTION: 'hunter2',
    }).ended;
    const named = stderr.split('\n').flatMap((line) => /^ {2}([A-Z_]+) /.exec(line)?.[1] ?? []);
    expect(named.sort()).toEqual([
      'DATABASE_URL',
      'INTROSPECTION',
      'MAIL_FROM',
      'MICROSOFT_CLIENT_ID',
      'MICROSOFT_CLIENT_SECRET',
      'PORT',
      'POSTMARK_SERVER_TOKEN',
      'PUBLIC_URL',
      'SECRET_KEYS',
    ]);
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/hunter2|node_modules/);
  });

  it("say in one sentence that the database doesn't respond", async () => {
    const DATABASE_URL = `mysql://user:hunter2@127.0.0.1:${String(await freePort())}/access`;
    for (const script of ['start', 'migrate'] as const) {
      expectSentence(
        await production.run(script, { ...ENVIRONMENT, DATABASE_URL }).ended,
        /can't be reached/,
      );
    }
  });

  it('say in one sentence that another program uses the port', async () => {
    const database = await createTestDatabase('sqlite');
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const environment = {
      ...ENVIRONMENT,
      DATABASE_URL: database.url,
      PORT: String(port),
      LOG_LEVEL: 'silent',
    };
    await production.run('migrate', environment).ended;
    expectSentence(
      await production.run('start', environment).ended,
      new RegExp(`port ${String(port)} .*PORT`),
    );
    other.close();
    await database.drop();
  });

  it('explain migrating, and reject unknown options', async () => {
    const help = await production.run('migrate', ENVIRONMENT, ['--help']).ended;
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toMatch(/npm run migrate -- \[options\][\s\S]*--revert[\s\S]*--list/);
    const wrong = await production.run('migrate', ENVIRONMENT, ['--everything']).ended;
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toMatch(/unknown option '--everything'/);
    const missing = await production.run('migrate', { PATH: ENVIRONMENT.PATH }).ended;
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringMatching(/DATABASE_URL is missing/)]);
  });
});

describeOnSqliteAndOneServer('production', (database) => {
  const { kind, name } = database;
  let environment: Record<string, string>;
  let origin: string;
  const loaded = () => join(production.folder, `loaded-${name}.json`);

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${String(port)}`;
    environment = { ...ENVIRONMENT, DATABASE_URL: database.url, PORT: String(port) };
  });

  const migrate = async (...args: string[]) => {
    const { code, stdout, stderr } = await production.run('migrate', environment, args).ended;
    expect(stderr).toBe('');
    return [code, stdout];
  };
  const pending = async (): Promise<readonly string[]> => {
    const address = parseDatabaseAddress(database.url);
    const opened = await openDatabase(createDataSource, { address });
    return opened.pendingMigrations().finally(() => opened.close());
  };
  const post = (query: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });

  it('refuses to start with pending migrations, which migrate lists and applies once', async () => {
    expectSentence(
      await production.run('start', environment).ended,
      /lacks \d+ migration.*Run npm run migrate first/,
    );
    const names = await pending();
    expect(await migrate('--list')).toEqual([1, names.map((name) => `${name}\n`).join('')]);
    expect(await migrate()).toEqual([0, names.map((name) => `Applied ${name}.\n`).join('')]);
    expect(await migrate()).toEqual([0, 'Nothing to apply.\n']);
    expect(await migrate('--list')).toEqual([0, 'Nothing is pending.\n']);
  });

  it('names the migration that it reverts, newest first, until there is none left', async () => {
    const reverted = [];
    for (let [code, said] = await migrate('--revert'); said !== 'Nothing to revert.\n';) {
      reverted.push([code, said]);
      [code, said] = await migrate('--revert');
    }
    const names = await pending();
    expect(reverted).toEqual(names.toReversed().map((name) => [0, `Reverted ${name}.\n`]));
    expect(await migrate('--revert')).toEqual([0, 'Nothing to revert.\n']);
    expect((await migrate())[0]).toBe(0);
  });

  /** Starts the service, checks that it responds, stops it, and returns the files of the loaded modules. */
  const modulesOfStart = async (nodeOptions = ''): Promise<{ milliseconds: number; modules: string[] }> => {
    const hook = join(production.folder, `hook-${name}.cjs`);
    writeFileSync(
      hook,
      `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(loaded())}, JSON.stringify(Object.keys(require.cache))));`,
    );
    const NODE_OPTIONS = `--require ${hook} ${nodeOptions}`;
    const service = production.run('start', { ...environment, NODE_OPTIONS });
    const milliseconds = await untilReady(service, origin);
    expect(await (await post('{ serviceStatus { __typename } viewer { __typename } }')).json()).toEqual({
      data: { serviceStatus: { __typename: 'ServiceStatus' }, viewer: null },
    });
    service.child.kill('SIGTERM');
    const { code, stderr } = await service.ended;
    expect([code, stderr]).toEqual([0, '']);
    const modules = (JSON.parse(readFileSync(loaded(), 'utf8')) as string[]).filter((path) => path !== hook);
    return { milliseconds, modules };
  };
  const packageOf = (path: string) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];

  it('answers soon after its start, from one precompiled file', async () => {
    const { milliseconds, modules } = await modulesOfStart();
    // For information only, so that a busy machine can't fail the test.
    process.stderr.write(`npm start on ${name}: first answer after ${milliseconds.toFixed(0)} ms\n`);
    const own = ['fast-path/compiled-service.js', 'fast-path/start.js'].map((name) =>
      join(production.folder, name),
    );
    const native = kind === 'sqlite' ? ['libsql', '@neon-rs/load', 'detect-libc'] : [];
    const others = modules.filter((path) => {
      const name = packageOf(path) ?? '';
      return !own.includes(path) && !native.includes(name) && !name.startsWith('@libsql/');
    });
    expect(others).toEqual([]);
  });

  it('answers without the fast path, too', async () => {
    const service = production.run('start', { ...environment, COMPILE_QUERIES: 'off' });
    await untilReady(service, origin);
    for (let times = 0; times < 4; times += 1)
      expect(await (await post('{ serviceStatus { availability } viewer { __typename } }')).json()).toEqual({
        data: { serviceStatus: { availability: 'OPERATIONAL' }, viewer: null },
      });
    service.child.kill('SIGTERM');
    const { code, stderr } = await service.ended;
    expect([code, stderr]).toEqual([0, '']);
  });

  const changeDigit = (path: string) =>
    writeFileSync(
      path,
      readFileSync(path, 'latin1').replace(/\d/, (digit) => String(9 - Number(digit))),
      'latin1',
    );
  it.each([
    { when: 'nothing is compiled', file: 'service.code', spoil: rmSync },
    {
      when: 'what is compiled is cut off',
      file: 'service.code',
      spoil: (path: string) => truncateSync(path, 4_000_000),
    },
    { when: 'the file has another text of the same length', file: 'service.js', spoil: changeDigit },
    { when: 'V8 has other flags', nodeOptions: '--stack-trace-limit=20' },
    { when: 'the lines of the sources are asked for', nodeOptions: '--enable-source-maps' },
  ])('starts from its modules when $when, and loads no development dependencies', async (given) => {
    const path = join(production.folder, given.file ?? 'service.code');
    const whole = readFileSync(path);
    given.spoil?.(path);
    const { modules } = await modulesOfStart(given.nodeOptions).finally(() => writeFileSync(path, whole));
    expect(modules.length).toBeGreaterThan(500);
    const packages = readJson('package-lock.json')['packages'] as Record<string, { dev?: boolean }>;
    const inDevelopment = modules.filter((path) => {
      const name = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(relative(root, path))?.[0];
      return name !== undefined && packages[name]?.dev !== undefined;
    });
    expect(inDevelopment).toEqual([]);
    expect(modules.filter((path) => path.startsWith(join(root, 'src')))).toEqual([]);

    // Each of these would delay the start, and is loaded on first use.
    const late = ['@apollo/federation-internals', 'jose', 'openid-client', 'postmark', 'prom-client'];
    const notNeeded = kind === 'sqlite' ? late : [...late, 'libsql'];
    const names = modules.map(packageOf);
    expect(notNeeded.filter((name) => names.includes(name))).toEqual([]);
  });

  it('supports a person from sign-in to mail, and reports metrics, from the one file', async () => {
    const publicUrl = `http://localhost:${new URL(origin).port}`;
    const client = {
      clientId: ENVIRONMENT.MICROSOFT_CLIENT_ID,
      clientSecret: ENVIRONMENT.MICROSOFT_CLIENT_SECRET,
      redirectUris: [`${publicUrl}/auth/callback`],
      postLogoutRedirectUris: [`${publicUrl}/`],
    };
    const ports = await chooseFreePorts({ identityProvider: 0, mailbox: 0 });
    const [identityProvider, mailbox, opened] = await Promise.all([
      startIdentityProvider({ port: ports.identityProvider, clients: [client], people }),
      startMailbox({ port: ports.mailbox, serverToken: ENVIRONMENT.POSTMARK_SERVER_TOKEN }),
      openDatabase(createDataSource, { address: parseDatabaseAddress(database.url) }),
    ]);
    await fillSampleData(opened, new Date()).finally(() => opened.close());
    const METRICS_TOKEN = 'token-of-who-reads-the-figures-0';
    const service = production.run('start', {
      ...environment,
      PUBLIC_URL: publicUrl,
      MICROSOFT_AUTHORITY: `http://localhost:${String(ports.identityProvider)}/common/v2.0`,
      POSTMARK_URL: `http://localhost:${String(ports.mailbox)}`,
      MAIL_POLL_MS: '50',
      METRICS_TOKEN,
    });
    await untilReady(service, origin);

    try {
      const person = new HttpVisitor(publicUrl);
      expect((await person.signIn('kim-personal')).response.status).toBe(200);
      await person.operate(RequestInvitesDocument, { input: { email: sharedAddress } });
      expect(await mailsTo({ mailbox }, sharedAddress, 3)).toHaveLength(3);
      // The first responses are from graphql-js, and later ones from graphql-jit.
      const first = await person.operate(ViewerDocument, {});
      expect(first.viewer?.identity.username).toBe('kim.abercrombie@outlook.example');
      for (let time = 0; time < 4; time += 1) expect(await person.operate(ViewerDocument, {})).toEqual(first);
      const figures = await fetch(`${origin}/metrics`, {
        headers: { authorization: `Bearer ${METRICS_TOKEN}` },
      });
      expect(await figures.text()).toMatch(/^mail_outbox_mails\{status="SENT"\} 3$/m);
    } finally {
      service.child.kill('SIGTERM');
      await Promise.all([identityProvider.close(), mailbox.close()]);
    }
    const { code, stdout, stderr } = await service.ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toMatch(/"level":[456]0/);
  });

  /**
   * A request whose body is sent in two parts: the first immediately, the second when `finish` is called. The service has
   * begun to process it when `begun` resolves.
   */
  const beginRequest = () => {
    const body = JSON.stringify({ query: '{ serviceStatus { __typename } }' });
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      // The server responds with 100 when it starts to process the request.
      expect: '100-continue',
    };
    const request = httpRequest(`${origin}/graphql`, { method: 'POST', headers, agent: false });
    request.write(body.slice(0, 10));
    const status = new Promise<number | string>((resolve) => {
      request.on('response', (response) => resolve(response.resume().statusCode ?? 0));
      request.on('error', (error) => resolve(error.message));
    });
    return { begun: once(request, 'continue'), finish: () => request.end(body.slice(10)), status };
  };

  /** An open connection on which a request is sent later. */
  const openConnection = async () => {
    const { port, hostname } = new URL(origin);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    const closed = once(socket, 'close').then(() => answer.split('\r\n', 1)[0]);
    const query = 'query=%7B__typename%7D';
    const head = `GET /graphql?${query} HTTP/1.1\r\nhost: x\r\napollo-require-preflight: 1\r\n\r\n`;
    return { send: () => socket.write(head), closed };
  };

  /**
   * Sends one request after another until a load balancer would stop sending them here. Returns the results. Each session
   * is a caller of its own, so that none is refused for what others send.
   */
  const sendUntilDraining = async (
    session: string,
    isDraining: () => boolean,
  ): Promise<(number | string)[]> => {
    const answers: (number | string)[] = [];
    while (!isDraining()) {
      const answer = await post('{ serviceStatus { __typename } viewer { __typename } }', {
        cookie: `session=${session}`,
      }).then(
        async (response) => (await response.arrayBuffer(), response.status),
        (error: unknown) => String((error as { cause?: { code?: string } }).cause?.code),
      );
      answers.push(answer);
    }
    return answers;
  };

  /** Resolves when the service no longer accepts connections. */
  const untilNotListening = (): Promise<void> =>
    until(30, () =>
      expect(fetch(`${origin}/livez`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } }),
    );

  it('refuses what exceeds its capacity with 503 at once, stays ready, and recovers', async () => {
    const METRICS_TOKEN = 'token-of-who-reads-the-figures-0';
    // So few that a fast service can't keep up with the burst either.
    const service = production.run('start', { ...environment, METRICS_TOKEN, MAX_CONCURRENT_REQUESTS: '2' });
    await untilReady(service, origin);
    const probes: number[] = [];
    let isOver = false;
    const probing = (async () => {
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set below
      while (!isOver) probes.push((await fetch(`${origin}/readyz`)).status);
    })();
    // Other texts, so that none is compiled. Each is counted in the database.
    const token = `${'0'.repeat(26)}.${'A'.repeat(43)}`;
    const burst = Array.from({ length: 1_000 }, (_, index) =>
      post(`query Q${index} { invitationPreview(token: "${token}") { __typename } }`),
    );
    const answers = await Promise.all(burst);
    isOver = true;
    await probing;
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length + refused.length).toBe(burst.length);
    expect(refused.filter(({ headers }) => headers.get('retry-after') === null)).toEqual([]);
    expect(await refused[0]?.json()).toMatchObject({ errors: [{ extensions: { reason: 'OVERLOADED' } }] });
    // As a load balancer judges. On a busy machine, one of them may take longer than a probe may.
    const isOut = probes.slice(1).some((status, index) => status !== 200 && probes[index] !== 200);
    expect(isOut).toBe(false);

    expect((await post('{ viewer { __typename } }')).status).toBe(200);
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const figures = await (await fetch(`${origin}/metrics`, { headers })).text();
    expect(figures).toMatch(new RegExp(`^requests_refused_total ${refused.length}$`, 'm'));
    expect(figures).toMatch(/^graphql_requests_running 0$/m);
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  });

  it('exits with 2 if it had to abort an operation', async () => {
    // Shortens the time that a stopping service gives to operations.
    const hook = join(production.folder, 'hook-abort.cjs');
    writeFileSync(
      hook,
      `const timer = setTimeout;
      globalThis.setTimeout = (run, ms, ...given) => timer(run, ms === 6000 ? 10 : ms, ...given);`,
    );
    const METRICS_TOKEN = 'token-of-who-reads-the-figures-0';
    const service = production.run('start', {
      ...environment,
      METRICS_TOKEN,
      NODE_OPTIONS: `--require ${hook}`,
    });
    await untilReady(service, origin);
    const beside = await openDatabase(createDataSource, { address: parseDatabaseAddress(database.url) });
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const locking = beside.write(async (manager) => {
      // On SQLite, each transaction that writes locks the file.
      if (kind !== 'sqlite') await manager.query('LOCK TABLES rate_limit WRITE');
      await released;
      if (kind !== 'sqlite') await manager.query('UNLOCK TABLES');
    });
    // Formed like a token, so that the attempt is counted in the database.
    const token = `${'0'.repeat(26)}.${'A'.repeat(43)}`;
    const counted = post(`{ invitationPreview(token: "${token}") { __typename } }`).catch(String);
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    try {
      await until(30, async () => {
        const figures = await fetch(`${origin}/metrics`, { headers });
        expect(await figures.text()).toMatch(/^graphql_requests_running 1$/m);
      });
      service.child.kill('SIGTERM');
      const { code, stderr } = await service.ended;
      expect([code, stderr]).toEqual([2, '']);
      expect(await counted).toMatch(/fetch failed/);
    } finally {
      service.child.kill('SIGKILL');
      release();
      await locking;
      await beside.close();
    }
  });

  it("answers every request under load when it's stopped, and exits with 0", async () => {
    // Ends the time for which the stopping service accepts connections on a signal, so that no test depends on it.
    const hook = join(production.folder, 'hook-grace.cjs');
    writeFileSync(
      hook,
      `const timers = require('node:timers/promises');
      const delay = timers.setTimeout;
      timers.setTimeout = (ms, ...given) =>
        ms === 1000 ? new Promise((resolve) => process.once('SIGUSR2', resolve)) : delay(ms, ...given);`,
    );
    const service = production.run('start', { ...environment, NODE_OPTIONS: `--require ${hook}` });
    await untilReady(service, origin);
    let draining = false;
    const clients = Array.from({ length: 20 }, (_, index) =>
      sendUntilDraining(`token-${index}`, () => draining),
    );
    const [slow, slower] = [beginRequest(), beginRequest()];
    const silent = await openConnection();
    await Promise.all([slow.begun, slower.begun]);

    service.child.kill('SIGTERM');
    await until(30, async () => expect((await fetch(`${origin}/readyz`)).status).toBe(503));
    draining = true;
    service.child.kill('SIGTERM');
    slow.finish();
    const answers = (await Promise.all(clients)).flat();
    // Each client got several responses. How many depends on the machine.
    expect(answers.length).toBeGreaterThan(clients.length);
    expect(answers.filter((answer) => answer !== 200)).toEqual([]);

    service.child.kill('SIGUSR2');
    await untilNotListening();
    slower.finish();
    silent.send();
    expect([await slow.status, await slower.status]).toEqual([200, 200]);
    expect(await silent.closed).toBe('HTTP/1.1 200 OK');
    // After ten seconds it would exit with 1.
    const { code, signal, stderr } = await service.ended;
    expect([code, signal, stderr]).toEqual([0, null, '']);
  });

  if (kind === 'sqlite') {
    it('finishes its requests, logs the error and exits with 1 after an uncaught exception', async () => {
      const hook = join(production.folder, 'hook-throws.cjs');
      writeFileSync(hook, `process.on('SIGUSR2', () => { throw new Error('thrown in a listener'); });`);
      const service = production.run('start', { ...environment, NODE_OPTIONS: `--require ${hook}` });
      await untilReady(service, origin);
      const slow = beginRequest();
      await slow.begun;
      service.child.kill('SIGUSR2');
      await untilNotListening();
      slow.finish();
      expect(await slow.status).toBe(200);
      const { code, stdout } = await service.ended;
      expect(code).toBe(1);
      expect(stdout).toContain('nothing caught an error; the process ends');
    });

    it.each(['SIGTERM', 'SIGINT'])(
      'closes its resources and exits with 0 on %s during startup',
      async (signal) => {
        const hook = join(production.folder, `hook-${signal}.cjs`);
        writeFileSync(
          hook,
          `const { Server } = require('node:net');
        const { listen } = Server.prototype;
        Server.prototype.listen = function (...given) {
          process.kill(process.pid, '${signal}');
          return listen.apply(this, given);
        };`,
        );
        const service = production.run('start', { ...environment, NODE_OPTIONS: `--require ${hook}` });
        const { code, signal: killedBy, stderr } = await service.ended;
        expect([code, killedBy, stderr]).toEqual([0, null, '']);
      },
    );

    it("exits with 0 on SIGTERM while it waits for a database that doesn't respond", async () => {
      const silent = createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const { port } = silent.address() as AddressInfo;
      const DATABASE_URL = `mysql://user:password@127.0.0.1:${String(port)}/access`;
      const service = production.run('start', { ...environment, DATABASE_URL });
      await once(silent, 'connection');
      service.child.kill('SIGTERM');
      const { code, signal, stderr } = await service.ended;
      expect([code, signal, stderr]).toEqual([0, null, '']);
      silent.close();
    });

    // It takes the six seconds that pending requests get. This doesn't depend on the database.
    it('exits with 0 on Ctrl-C even if a client never finishes its request, and logs the request', async () => {
      const service: Running = production.run('start', environment);
      await untilReady(service, origin);
      const never = beginRequest();
      await never.begun;
      await post('{ viewer { __typename } }');
      service.child.kill('SIGINT');
      const { code, signal, stdout, stderr } = await service.ended;
      // After ten seconds it would exit with 1.
      expect([code, signal, stderr]).toEqual([0, null, '']);
      expect(await never.status).toMatch(/hang up|ECONNRESET/);
      const requests = stdout.split('\n').filter((line) => line.includes('"msg":"request"'));
      expect(requests.map((line) => JSON.parse(line) as unknown)).toContainEqual(
        expect.objectContaining({ path: '/graphql', status: 200, reqId: expect.any(String) }),
      );
    });
  }
});
