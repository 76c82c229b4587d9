import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithProgram, findProgram } from '../support/run/programs';

const SCRIPT = join(__dirname, '../../scripts/get-database-server.sh');

describeWithProgram('bash', 'scripts/get-database-server.sh', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'csa-servers-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (args: readonly string[], path = process.env['PATH']) => {
    const environment = { PATH: path, HOME: folder };
    const bash = findProgram(['bash']) ?? '';
    const { status, stdout, stderr } = spawnSync(bash, [SCRIPT, ...args], {
      env: environment,
      encoding: 'utf8',
    });
    return { code: status, stdout, stderr };
  };

  it('shows its help, and rejects unknown arguments', () => {
    expect(run(['--help'])).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Usage: .*Exit codes: /s),
      stderr: '',
    });
    for (const args of [[], ['oracle'], ['mysql', 'mariadb'], ['mysql', '--suite'], ['--fast']]) {
      expect(run(args)).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^[^\n]*See --help\.\n$/),
      });
    }
  });

  it('prints the path of an existing program, without any other program', () => {
    const program = join(folder, '.cache/customersource-access/mysql/sbin/mysqld');
    mkdirSync(join(program, '..'), { recursive: true });
    writeFileSync(program, '#!/bin/sh\n');
    chmodSync(program, 0o755);
    expect(run(['mysql'], '/nonexistent')).toEqual({ code: 0, stdout: `${program}\n`, stderr: '' });
    expect(run(['mariadb'], '/nonexistent').code).toBe(3);
  });

  it('says what it requires on a machine without apt, and leaves no files there', () => {
    expect(run(['mysql'], '/nonexistent')).toEqual({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(/^get-database-server: this needs apt-get\./),
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
