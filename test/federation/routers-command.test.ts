import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routers } from '../support/federation/routers/router-programs';

describe('npm run routers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csa-routers-'));
  const empty = join(folder, 'empty');
  beforeAll(() => mkdirSync(empty));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const command = ['-r', '@swc-node/register', 'test/support/federation/routers/main.ts', ...args];
    const env = { PATH: empty, XDG_CACHE_HOME: join(folder, 'cache'), ...environment };
    return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, command, { cwd: join(__dirname, '../..'), env }, (error, stdout, stderr) => {
        resolve({ code: error ? error.code : 0, stdout, stderr });
      });
    });
  }

  /** Writes a program that always prints this text. */
  function program(path: string, prints: string): string {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\ncat <<'END'\n${prints}\nEND\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it('reports where it looked for each missing router', async () => {
    const { code, stdout } = await run([]);
    const lines = stdout.trim().split('\n');
    expect([code, lines]).toEqual([
      0,
      routers.map(({ name, version, variable }) =>
        expect.stringMatching(
          new RegExp(
            `^Not found: ${name} ${version} isn't at ${folder}/cache/\\S+ or on PATH, .*${variable}`,
          ),
        ),
      ),
    ]);
  });

  it('looks for a router in its variable first, then in its folder, then on PATH', async () => {
    const onPath = program('bin/router', '1.2.3');
    const lines = async (environment = {}) =>
      (await run([], { PATH: `${join(onPath, '..')}:/bin:/usr/bin`, ...environment })).stdout.split('\n');
    expect((await lines())[0]).toContain(`Apollo Router 1.2.3: ${onPath};`);

    const built = program('cache/customersource-access/routers/apollo/2.16.5/router', '0');
    expect((await lines())[0]).toContain(`Apollo Router 2.16.5: ${built};`);

    const named = program('named', '4.5.6');
    expect((await lines({ APOLLO_ROUTER: named }))[0]).toContain(`Apollo Router 4.5.6: ${named};`);
    expect((await lines({ APOLLO_ROUTER: empty }))[0]).toMatch(/^Not found: .*which APOLLO_ROUTER names/);
  });

  it("doesn't confuse routers with the same file name, and requires wgc for Cosmo Router", async () => {
    const apollo = program('apollo/router', '1.2.3');
    const cosmo = program('cosmo/router', 'Router:\n  Version: 0.300.0');
    const lines = async (environment = {}) =>
      (
        await run([], {
          PATH: `${join(apollo, '..')}:${join(cosmo, '..')}:/bin:/usr/bin`,
          XDG_CACHE_HOME: empty,
          ...environment,
        })
      ).stdout.split('\n');
    expect((await lines())[2]).toMatch(/^Not found: wgc /);
    const wgc = program('wgc', '0.120.0');
    const [first, , third] = await lines({ WGC: wgc });
    expect(first).toContain(`Apollo Router 1.2.3: ${apollo};`);
    expect(third).toContain(`Cosmo Router 0.300.0: ${cosmo}, composed by wgc 0.120.0 (${wgc});`);
  });

  it.each([
    ['an option that it does not know', ['--nothing'], 2, /--nothing/],
    ['a router that it does not know', ['--build', 'nginx'], 2, /apollo, hive, cosmo/],
    ['a build without Go', ['--build', 'cosmo'], 3, /Install go/],
    ['a build without Rust', ['--build', 'hive'], 3, /Install Rust 1\.97/],
    ['a build without protoc', ['--build', 'apollo'], 3, /Install protobuf-compiler/],
  ])('exits on %s with its own code and the reason', async (_what, args, code, reason) => {
    expect(await run(args)).toMatchObject({ code, stderr: expect.stringMatching(reason) });
  });

  it('shows its help', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const { variable } of routers) expect(stdout).toContain(variable);
  });
});
