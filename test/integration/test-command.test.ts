import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/test.mjs');

describe('npm test', () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'test-command-'));
    mkdirSync(join(directory, 'node_modules/jest/bin'), { recursive: true });
    writeFileSync(join(directory, 'node_modules/jest/bin/jest.js'), '');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  /** Runs it where every check passes and says nothing, but for those that are given. */
  const run = (given: Readonly<Record<string, string>>): { code: number | null; said: string } => {
    const names = [...readFileSync(SCRIPT, 'utf8').matchAll(/^ {2}'([\w:]+)',$/gm)].map(
      ([, name = '']) => name,
    );
    const scripts = { ...Object.fromEntries(names.map((name) => [name, 'true'])), ...given };
    writeFileSync(join(directory, 'package.json'), JSON.stringify({ scripts }));
    const { status, stdout } = spawnSync(process.execPath, [SCRIPT], { cwd: directory, encoding: 'utf8' });
    return { code: status, said: stdout };
  };

  it('tells what a check says that passes, and fails with one that fails', () => {
    expect(run({ 'schema:breaking': 'echo Dangerous' })).toEqual({
      code: 0,
      said: expect.stringMatching(/^ok {6}schema:breaking \([\d.]+ s\)\nDangerous$/m) as string,
    });
    expect(run({ lint: 'echo Wrong && false' })).toEqual({
      code: 1,
      said: expect.stringMatching(/^FAILED {2}lint \([\d.]+ s\)\nWrong$/m) as string,
    });
  }, 60_000);
});
