import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const versions = ['1.2.3', '4.5.6'];
const logsOf = (version: string): string => join(root, 'test-output/nodes', version);

describe('npm run test:nodes', () => {
  let folder: string;
  let copies: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nodes-command-'));
    copies = join(folder, 'tmp');
    for (const name of ['bin', 'tmp']) mkdirSync(join(folder, name));
  });
  afterEach(() => {
    for (const path of [folder, ...versions.map(logsOf)]) rmSync(path, { recursive: true, force: true });
  });

  /**
   * Starts the command with a fake npm. `install` creates a program that prints the version. Other commands
   * run the given shell commands.
   */
  const start = (args: readonly string[], pretended: Readonly<Record<string, string>> = {}): ChildProcess => {
    const cases = Object.entries(pretended).map(([words, does]) => `  "${words}"*) ${does} ;;\n`);
    writeFileSync(
      join(folder, 'bin/npm'),
      `#!/bin/sh
case "$*" in
${cases.join('')}  "install --prefix "*)
    for last; do :; done
    bin="$3/node_modules/\${last%@*}/bin"
    mkdir -p "$bin"
    printf '#!/bin/sh\\necho v%s\\n' "\${last##*@}" >"$bin/node"
    chmod +x "$bin/node" ;;
  *) node ;;
esac
`,
    );
    chmodSync(join(folder, 'bin/npm'), 0o755);
    const { PATH = '' } = process.env;
    return spawn(process.execPath, ['scripts/test-nodes.mjs', ...args], {
      cwd: root,
      env: { ...process.env, PATH: `${join(folder, 'bin')}:${PATH}`, XDG_CACHE_HOME: folder, TMPDIR: copies },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  const end = async (child: ChildProcess) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said };
  };
  const run = (args: readonly string[], pretended?: Readonly<Record<string, string>>) =>
    end(start(args, pretended));
  const installingOnly = ['--without', 'start,dev,suite'];

  it('runs each step with its own version, in a copy that it removes', async () => {
    const { code, said } = await run([...installingOnly, ...versions], { 'run --silent build': 'node; ls' });
    expect(said).toMatch(
      /^Node\.js 1\.2\.3 +npm ci [\d.]+ s, build [\d.]+ s\nNode\.js 4\.5\.6 .*\nAll steps passed\.\n$/m,
    );
    expect(code).toBe(0);
    for (const version of versions) {
      const built = readFileSync(join(logsOf(version), 'build.log'), 'utf8').split('\n');
      expect(built).toEqual(expect.arrayContaining([`v${version}`, 'package-lock.json', 'src']));
      expect(built).not.toContain('node_modules');
    }
    expect(readdirSync(copies)).toEqual([]);
  });

  it('shows why a step failed, tries the other versions, and exits with 1', async () => {
    const { code, said } = await run([...installingOnly, ...versions], {
      'run --silent build': '[ "$(node)" != v1.2.3 ] || { echo No such function. >&2; exit 7; }',
    });
    expect(said).toMatch(
      /build .*FAILED after .*: npm run --silent build exited with 7\n(.*\n)* {2}\| No such function\.\n/,
    );
    expect(said).toMatch(/^Node\.js 1\.2\.3 .*build FAILED\nNode\.js 4\.5\.6 .*build [\d.]+ s\nFAILED\.\n$/m);
    expect(code).toBe(1);
  });

  it('fails and stops when a package rejects the version', async () => {
    const warning = 'echo npm warn EBADENGINE Unsupported engine >&2';
    const { code, said } = await run(['1.2.3'], { ci: warning });
    expect(said).toMatch(/^Node\.js 1\.2\.3 +npm ci FAILED, build –, start –, dev –, suite –$/m);
    expect(code).toBe(1);
  });

  it('uses the cached release without the registry, and fails without either', async () => {
    await run([...installingOnly, '1.2.3']);
    const offline = { install: 'exit 1' };
    expect(await run([...installingOnly, '1.2.3'], offline)).toMatchObject({ code: 0 });
    const { code, said } = await run([...installingOnly, '4.5.6'], offline);
    expect(said).toContain('Node.js 4.5.6 (not found)');
    expect(code).toBe(1);
  });

  it("stops the steps and removes the copy when it's interrupted", async () => {
    // The closed connection shows that its program has ended. A process id remains until its parent has
    // waited for it.
    const server = createServer().listen(join(folder, 'socket'));
    const connect = `require('net').connect('${join(folder, 'socket')}')`;
    const child = start(['1.2.3'], { ci: `"${process.execPath}" -e "${connect}" & wait` });
    const ended = end(child);
    const [connection] = (await once(server, 'connection')) as [Socket];
    const disconnected = once(connection.resume(), 'close');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 143 });
    await disconnected;
    server.close();
    expect(readdirSync(copies)).toEqual([]);
  });

  it('shows its help, and exits with 2 on invalid arguments', async () => {
    const help = await run(['--help']);
    expect(help.said).toMatch(/npm run test:nodes -- \[options\] \[versions\.\.\.\][^]*--without[^]*--keep/);
    expect(help.code).toBe(0);
    for (const wrong of [['newest'], ['--without', 'build'], ['--everything']]) {
      expect(await run(wrong)).toMatchObject({ code: 2, said: expect.stringMatching(/^error: /) as string });
    }
  });
});
