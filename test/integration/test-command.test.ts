import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/test.mjs');

describe('npm test', () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'test-command-'));
    mkdirSync(join(directory, 'node_modules/jest/bin'), { recursive: true });
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  /**
   * Runs the command with checks that pass and print nothing. `given` replaces some of them, and `jest` is a
   * script in place of Jest.
   */
  const run = (given: Readonly<Record<string, string>>, jest = ''): { code: number | null; said: string } => {
    writeFileSync(join(directory, 'node_modules/jest/bin/jest.js'), jest);
    const names = [...readFileSync(SCRIPT, 'utf8').matchAll(/^ {2}'([\w:]+)',$/gm)].map(
      ([, name = '']) => name,
    );
    const scripts = { ...Object.fromEntries(names.map((name) => [name, 'true'])), ...given };
    writeFileSync(join(directory, 'package.json'), JSON.stringify({ scripts }));
    const { status, stdout } = spawnSync(process.execPath, [SCRIPT], { cwd: directory, encoding: 'utf8' });
    return { code: status, said: stdout };
  };

  it('prints the output of a passing check, and fails with a failing one', () => {
    expect(run({ 'schema:breaking': 'echo Dangerous' })).toEqual({
      code: 0,
      said: expect.stringMatching(/^ok {6}schema:breaking \([\d.]+ s\)\nDangerous$/m) as string,
    });
    expect(run({ lint: 'echo Wrong && false' })).toEqual({
      code: 1,
      said: expect.stringMatching(/^FAILED {2}lint \([\d.]+ s\)\nWrong$/m) as string,
    });
  });

  it('prints what the tests ran on, and how many were skipped for which reason', () => {
    const skipped = 'a page (skipped: there is no Chromium; install one)';
    const results = {
      testResults: [
        {
          assertionResults: [
            { status: 'passed', fullName: 'a page is shown' },
            { status: 'pending', fullName: `${skipped} is shown` },
            { status: 'pending', fullName: `${skipped} is hidden` },
            { status: 'pending', fullName: 'something else' },
          ],
        },
      ],
    };
    const ofAnEarlierRun = join(directory, 'test-output/ran-on/Router');
    mkdirSync(dirname(ofAnEarlierRun), { recursive: true });
    writeFileSync(ofAnEarlierRun, 'Apollo Router 1.0\n');
    const { code, said } = run(
      {},
      `const { writeFileSync } = require('node:fs');
      writeFileSync(process.env.TEST_RAN_ON + '/Browser', 'Chromium 140\\n');
      writeFileSync(process.env.TEST_RAN_ON + '/%40apollo%2Fgateway', '2.14.4\\n');
      writeFileSync('test-output/jest.json', ${JSON.stringify(JSON.stringify(results))});`,
    );
    expect(code).toBe(0);
    expect(said).toContain(
      [
        'Ran on',
        '  @apollo/gateway  2.14.4',
        '  Browser          Chromium 140',
        `  Node.js          ${process.versions.node}`,
        'Skipped',
        '  2  there is no Chromium; install one',
        '  1  no reason given',
        '',
      ].join('\n'),
    );
  });
});
