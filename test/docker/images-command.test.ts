import { spawnSync } from 'node:child_process';
import { buildContext } from '../support/documents/dockerfile';
import { foreignImages, STAND_INS } from '../images/stand-ins';

describe('npm run test:images', () => {
  const run = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, ['-r', '@swc-node/register', 'test/images/main.ts', ...args], {
      cwd: buildContext,
      env: { ...process.env, ...environment },
      encoding: 'utf8',
    });

  it('has a stand-in for each third-party image', () => {
    expect(Object.keys(STAND_INS).sort()).toEqual(
      foreignImages()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('exits with 2 on invalid arguments', () => {
    const { status, stderr } = run(['--no-such-option']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--no-such-option')]);
  });

  it('exits with 3 and names what’s missing where it can’t run', () => {
    const { status, stdout, stderr } = run([], { TEST_PROGRAMS: 'none' });
    expect([status, stdout, stderr]).toEqual([
      3,
      '',
      expect.stringMatching(/mmdebstrap, slirp4netns.*--help/),
    ]);
  });
});
