import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { prepareDataFolder } from '../../src/dev/data-folder';
import { type Development, startDevelopment } from '../../src/dev/development';
import { chooseFreePorts } from '../../src/dev/free-ports';
import { people } from '../../src/dev/people';
import { blocksMarked } from '../support/documents/documents';
import { describeWithProgram } from '../support/run/programs';

const root = join(__dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { token: string };
};
// The command of `npm run token`, without npm.
const command = scripts.token.replace(/^exec node /, '').split(' ');

describe('npm run token', () => {
  let folder: string;
  let development: Development;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'token-command-'));
    const ports = await chooseFreePorts({ service: 0, identityProvider: 0, mailbox: 0 });
    development = await startDevelopment(ports, prepareDataFolder(folder, { reset: false }));
  });
  afterAll(async () => {
    await development.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(...args: string[]) {
    const child = spawn(process.execPath, [...command, ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, ...output };
  }
  const port = (): string[] => ['--identity-port', development.places.identityProvider.port];

  async function ask(token: string): Promise<unknown> {
    const query =
      '{ viewer { identity { displayName } session { id } } account(number: "C-100001") { name } }';
    const response = await fetch(new URL('/graphql', development.places.service), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token.trim()}` },
      body: JSON.stringify({ query }),
    });
    return response.json();
  }

  test.each(['ana', 'ANA.TRUJILLO@outlook.example'])(
    'prints a token that the service accepts for a person: %s',
    async (person) => {
      const { code, stdout, stderr } = await run('--as', person, ...port());
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
      expect(await ask(stdout)).toEqual({
        data: {
          viewer: { identity: { displayName: 'Ana Trujillo' }, session: null },
          account: { name: 'Contoso Ltd' },
        },
      });
    },
  );

  describeWithProgram('curl', 'in the documents', () => {
    test('is part of a command with the documented output', async () => {
      const [block] = blocksMarked('run with a token');
      const commands = (block?.code ?? '')
        .replaceAll('http://localhost:4000', development.places.service.origin)
        .replace('--as ana', `--as ana ${port().join(' ')}`);
      const { stdout } = await promisify(execFile)('sh', ['-ec', commands], { cwd: root });
      expect(JSON.parse(stdout)).toEqual(JSON.parse(block?.output ?? 'null'));
    });
  });

  test('prints a token of the sample application, which can read accounts', async () => {
    const { code, stdout } = await run('--app', ...port());
    expect(code).toBe(0);
    expect(await ask(stdout)).toEqual({ data: { viewer: null, account: { name: 'Contoso Ltd' } } });
  });

  test('says how to start the identity provider if nothing responds', async () => {
    const { identityProvider: free } = await chooseFreePorts({ service: 0, identityProvider: 0, mailbox: 0 });
    for (const whose of [['--as', 'ana'], ['--app']]) {
      const { code, stdout, stderr } = await run(...whose, '--identity-port', String(free));
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^[^\n]+npm run dev[^\n]+\n$/);
    }
  });

  test("says that the responding server isn't an identity provider", async () => {
    const { code, stderr } = await run('--as', 'ana', '--identity-port', development.places.service.port);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^[^\n]+HTTP 404[^\n]+\n$/);
  });

  test.each([
    [[]],
    [['--as', 'ana', '--app']],
    [['--as', 'bob']],
    [['--app', '--identity-port', 'x']],
    [['ana']],
  ])('explains the error in %j', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
  });

  test('lists the options, the people and the exit codes in its help', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    for (const word of ['--as', '--app', '--identity-port', 'Exit codes', ...people.map(({ key }) => key)])
      expect(stdout).toContain(word);
  });
});
