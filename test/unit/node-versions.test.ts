import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { engines, devDependencies } = JSON.parse(read('package.json')) as {
  readonly engines: { readonly node: string };
  readonly devDependencies: Readonly<Record<string, string>>;
};
/** The lowest supported release of each version, such as 20.19.0. */
const least = engines.node.split(' || ').map((part) => part.replace(/^\D+/, ''));
const majorOf = (version: string): string => version.split('.')[0] ?? '';

describe('the supported versions of Node.js', () => {
  it('match the README', () => {
    const named = /^You only need Node\.js: (.*), or a newer release of one of these\.$/m.exec(
      read('README.md'),
    )?.[1];
    expect(named?.split(/, | or /).map((version) => `${version}.0`)).toEqual(least);
  });

  it('start with the version of the Node.js types', () => {
    const first = least[0] ?? '';
    expect(devDependencies['@types/node']).toMatch(new RegExp(`^${first.replace(/\d+$/, '')}`));
  });

  it('include the version of the images and .nvmrc', () => {
    const [, image = ''] = /^FROM node:(\S+?)-/m.exec(read('docker/Dockerfile')) ?? [];
    expect(read('.nvmrc').trim()).toBe(image);
    expect(least.map(majorOf)).toContain(majorOf(image));
  });

  it('are tested by npm run test:nodes', () => {
    const { stdout } = spawnSync(process.execPath, ['scripts/test-nodes.mjs', '--help'], {
      cwd: root,
      encoding: 'utf8',
    });
    const tried = JSON.parse(/\[("[\d.]+",?\s*)+\]/.exec(stdout)?.[0] ?? 'null') as unknown;
    expect(tried).toEqual([least[0], ...least.slice(1).map(majorOf)]);
  });

  it.each([
    ['v18.20.0', 'refuses'],
    ['v20.18.3', 'refuses'],
    ['v20.19.0', 'takes'],
    ['v21.7.0', 'refuses'],
    ['v22.13.0', 'takes'],
    ['v24.10.0', 'refuses'],
    ['v24.11.0', 'takes'],
    ['v25.9.0', 'refuses'],
    ['v26.0.0', 'takes'],
    ['v27.1.0', 'takes'],
  ])('on %s npm run dev %s to run', (version, how) => {
    const pretend = `Object.defineProperty(process, 'version', { value: '${version}' });`;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['-e', `${pretend} require('./scripts/before-dev.js')`],
      { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: '' } },
    );
    expect({ status, isRefused: stderr.includes("isn't supported") }).toEqual(
      how === 'takes' ? { status: 0, isRefused: false } : { status: 1, isRefused: true },
    );
  });
});
