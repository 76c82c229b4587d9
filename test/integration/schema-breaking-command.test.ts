import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeWithProgram } from '../support/run/programs';

const ROOT = join(__dirname, '../..');
const sdlOf = (...fields: string[]): string =>
  `type Query { ${fields.map((field) => `${field}: ID`).join(' ')} }\n`;

// Each run compiles its sources.
describeWithProgram('git', 'npm run schema:breaking', () => {
  const made: string[] = [];
  afterAll(() => made.forEach((directory) => rmSync(directory, { recursive: true })));

  const newDirectory = (): string => {
    const directory = mkdtempSync(join(tmpdir(), 'schema-'));
    made.push(directory);
    return directory;
  };
  const git = (directory: string, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@access.example', ...args], {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const write = (directory: string, fields: readonly string[], accepted: readonly object[] = []): void => {
    writeFileSync(join(directory, 'schema.graphql'), sdlOf(...fields));
    writeFileSync(join(directory, 'schema-breaks.json'), JSON.stringify(accepted));
  };
  /** Creates a repository with a commit on main for each schema. */
  const repository = (...schemas: readonly (readonly string[])[]): string => {
    const directory = newDirectory();
    git(directory, 'init', '--initial-branch=main');
    for (const fields of schemas) commit(directory, fields);
    return directory;
  };
  const commit = (directory: string, fields: readonly string[]): void => {
    write(directory, fields);
    git(directory, 'add', '.');
    git(directory, 'commit', '--allow-empty', '-m', fields.join());
  };
  const run = (directory: string, environment: object = {}): { code: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['-r', require.resolve('@swc-node/register'), join(ROOT, 'src/schema-tools/check-schema-breaks.ts')],
      {
        cwd: directory,
        env: { PATH: process.env['PATH'], SWC_NODE_PROJECT: join(ROOT, 'tsconfig.json'), ...environment },
        encoding: 'utf8',
      },
    );
    return { code: status, said: stdout + stderr };
  };
  const REMOVED = {
    type: 'FIELD_REMOVED',
    description: 'Query.b was removed.',
    reason: 'Nobody asked for it.',
  };

  it('compares main with the previous commit and with the newest release, and reports a break of either', () => {
    const directory = repository(['a', 'b'], ['a', 'b', 'c']);
    git(directory, 'tag', 'schema-v1', 'HEAD~1');
    expect(run(directory)).toEqual({ code: 0, said: '' });
    // The release doesn't have this yet.
    commit(directory, ['a', 'b']);
    expect(run(directory).code).toBe(1);
    // Only the release still has this.
    commit(directory, ['a']);
    commit(directory, ['a', 'd']);
    const { code, said } = run(directory);
    expect([code, said.match(/FIELD_REMOVED.*/g)]).toEqual([1, ['FIELD_REMOVED Query.b was removed.']]);
  });

  it("accepts a break until the next release, and reports when it's no longer accepted", () => {
    const directory = repository(['a', 'b'], ['a']);
    write(directory, ['a'], [{ ...REMOVED, since: null }]);
    expect(run(directory)).toMatchObject({
      code: 0,
      said: expect.stringContaining('FIELD_REMOVED') as string,
    });
    git(directory, 'tag', 'schema-v1', 'HEAD~1');
    expect(run(directory).code).toBe(1);
    write(directory, ['a'], [{ ...REMOVED, since: 'schema-v1' }]);
    expect(run(directory).code).toBe(0);
  });

  it('skips a first schema, and in CI fails if the history is missing', () => {
    const CI = { CI: 'true' };
    const first = repository(['a']);
    expect(run(first, CI).code).toBe(0);
    const shallow = newDirectory();
    git(shallow, 'clone', '--depth=1', pathToFileURL(repository(['a', 'b'], ['a'])).href, '.');
    const copy = newDirectory();
    write(copy, ['a']);
    for (const directory of [shallow, copy]) {
      expect(run(directory, CI).code).toBe(1);
      expect(run(directory)).toMatchObject({ code: 0, said: expect.stringMatching(/./) as string });
    }
  });
});
