import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BuiltStage, createDockerBuild } from '../support/documents/docker-build';
import { buildContext } from '../support/documents/dockerfile';
import { freePort } from '../support/servers/production';

/** The only package with a license that restricts use. The build has prepared what it's for. */
const UNUSED = 'node_modules/@apollo/federation-internals';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
}

describe('the service’s image, with its steps run in a clean folder', () => {
  const build = createDockerBuild();
  const volume = mkdtempSync(join(tmpdir(), 'csa-volume-'));
  const programs = new Set<ChildProcess>();
  // The image's user. If the tests don't run as root, their own user is unprivileged anyway.
  const user = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
  let service: BuiltStage;
  let environment: Record<string, string>;

  beforeAll(async () => {
    service = await build.build('service');
    for (let folder = service.folder; folder !== tmpdir(); folder = join(folder, '..'))
      chmodSync(folder, 0o755);
    if (user.uid !== undefined) chownSync(volume, user.uid, user.gid);
    environment = {
      ...service.environment,
      PATH: process.env['PATH'] ?? '',
      HOME: '/nonexistent',
      PORT: String(await freePort()),
      PUBLIC_URL: 'http://localhost:4000',
      DATABASE_URL: `sqlite:${join(volume, 'access.sqlite')}`,
      MICROSOFT_CLIENT_ID: 'client',
      MICROSOFT_CLIENT_SECRET: 'secret',
      SECRET_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
      POSTMARK_URL: 'http://127.0.0.1:9',
      POSTMARK_SERVER_TOKEN: 'token',
      MAIL_FROM: 'no-reply@access.example',
    };
  });
  afterAll(() => {
    for (const program of programs) program.kill('SIGKILL');
    build.remove();
    rmSync(volume, { recursive: true, force: true });
  });

  function start(command: readonly string[] | null): {
    child: ChildProcess;
    ended: Promise<[number | null, string]>;
  } {
    const [program = '', ...args] = command ?? [];
    const child = spawn(program, args, { ...user, cwd: service.folder, env: environment });
    programs.add(child);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = once(child, 'close').then(([code]): [number | null, string] => [
      code as number | null,
      said,
    ]);
    return { child, ended };
  }

  it('has everything it needs to run, but no sources or development packages', () => {
    expect(readdirSync(service.folder).sort()).toEqual([
      'dist',
      'node_modules',
      'package-lock.json',
      'package.json',
    ]);
    const lock = JSON.parse(readFileSync(join(buildContext, 'package-lock.json'), 'utf8')) as Lock;
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    for (const [path, { dev, optional }] of packages) {
      const isThere = existsSync(join(service.folder, path));
      if (!optional) expect([path, isThere]).toEqual([path, !dev && path !== UNUSED]);
    }
    expect(readdirSync(join(service.folder, 'dist'))).not.toContain('dev');
  });

  it('migrates, starts, is healthy, exits with 0 when stopped, and writes only to its volume', async () => {
    const before = statSync(service.folder).mtimeMs;
    expect((await start(service.healthCheck).ended)[0]).toBe(1);
    expect(await start(['npm', 'run', '--silent', 'migrate']).ended).toEqual([
      0,
      expect.stringContaining('Applied'),
    ]);

    const running = start(service.command);
    let end: [number | null, string] | undefined;
    void running.ended.then((how) => (end = how));
    while (!end && (await start(service.healthCheck).ended)[0] !== 0) await sleep(100);
    expect(end).toBeUndefined();

    running.child.kill('SIGTERM');
    expect((await running.ended)[0]).toBe(0);
    expect(statSync(service.folder).mtimeMs).toBe(before);
  });

  it('publishes the schema without the package that printed it, whether queries are compiled or not', async () => {
    // Without the note at its beginning.
    const published = readFileSync(join(buildContext, 'schema.graphql'), 'utf8').replace(/^# .*\n\n/, '');
    for (const COMPILE_QUERIES of ['on', 'off']) {
      Object.assign(environment, { COMPILE_QUERIES, INTROSPECTION: 'on' });
      const running = start(service.command);
      while ((await start(service.healthCheck).ended)[0] !== 0) await sleep(100);
      const response = await fetch(`http://127.0.0.1:${environment['PORT'] ?? ''}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ _service { sdl } viewer { __typename } }' }),
      });
      expect(await response.json()).toEqual({
        data: {
          _service: { sdl: published },
          viewer: null,
        },
      });
      running.child.kill('SIGTERM');
      expect((await running.ended)[0]).toBe(0);
    }
  });

  it.each(['migrate', 'maintenance', 'import', 'export'])('runs %s too', async (script) => {
    expect(await start(['npm', 'run', '--silent', script, '--', '--help']).ended).toEqual([
      0,
      expect.stringContaining(`npm run ${script}`),
    ]);
  });
});

describe('the gateways’ images', () => {
  const build = createDockerBuild();
  afterAll(() => build.remove());

  it.each([
    ['gateway', ['gateway/gateway.config.ts', 'gateway/supergraph.graphql']],
    ['router', ['dist/config/router.yaml', 'dist/rhai/main.rhai', 'dist/schema/supergraph.graphql']],
  ])('the image of %s has its configuration and the supergraph', async (stage, files) => {
    const { root } = await build.build(stage);
    const copied = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    expect(copied.sort()).toEqual(files);
  });
});
