import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/database/database';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { CONTACT_HEADER, contactCells } from '../support/import/generated-csv';
import {
  accountsText,
  contact,
  csv,
  type Importing,
  startImporting,
  stateOf,
} from '../support/import/importing';
import { describeOnEachDatabase } from '../support/database/test-database';
import { startTcpProxy } from '../support/stand-ins/tcp-proxy';
import { until } from '../support/run/until';

describeOnEachDatabase('npm run import', (given) => {
  let importing: Importing;
  let database: Database;

  beforeAll(async () => {
    importing = await startImporting(given);
    ({ database } = importing);
  });
  afterAll(() => importing.close());

  describe('as a program', () => {
    const program = async (
      args: readonly string[],
      signal?: NodeJS.Signals,
      url = given.url,
    ): Promise<{ code: number | null; stdout: string; stderr: string }> => {
      const child = spawn(
        process.execPath,
        ['-r', './test/support/servers/load-typescript.js', 'src/commands/import.ts', ...args],
        {
          cwd: join(__dirname, '../..'),
          env: { PATH: process.env['PATH'], DATABASE_URL: url },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      const output = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
      if (signal) void untilProfiles(50).then(() => child.kill(signal));
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, ...output };
    };
    const untilProfiles = (count: number): Promise<void> =>
      until(
        60,
        async () => expect(await database.reads.count(ProfileEntity)).toBeGreaterThanOrEqual(count),
        5,
      );
    const file = (name: string, text: string): string => {
      const path = join(importing.folder, name);
      writeFileSync(path, text);
      return path;
    };

    test('exits with 0, 2 and 1 and writes the report', async () => {
      await importing.wipe();
      const accounts = file('a.csv', accountsText(5));
      const contacts = file(
        'c.csv',
        csv(CONTACT_HEADER, [contactCells(0, 5), contactCells(1, 5).with(2, 'secret')]),
      );
      const report = join(importing.folder, 'report.csv');
      const [good, some, none, help] = await Promise.all([
        program(['--accounts', accounts, '--report', `${report}.good`])
          .then(async (done) => [done, await program(['--contacts', contacts, '--report', report])] as const)
          .then(([done, next]) => ({ done, next })),
        Promise.resolve(),
        program(['--accounts', contacts, '--report', `${report}.none`]),
        program(['--help']),
      ]).then(([first, , ...rest]) => [first.done, first.next, ...rest] as const);
      expect([good.code, some.code, none.code, help.code]).toEqual([0, 2, 1, 0]);
      expect(readFileSync(report, 'utf8')).toMatch(
        new RegExp(
          `^file,line,id,column,reason\n${contacts},3,${contact(1)},emailaddress1,INVALID_EMAIL: .*\n$`,
        ),
      );
      expect(some.stdout + some.stderr).not.toContain('secret');
      expect(none.stderr).toMatch(/lacks the columns: accountid/);
      expect(help.stdout).toMatch(/--dates <order>[^]*Example:/);
    });

    test('continues to the end when its output is closed, and exits with the same code', async () => {
      await importing.wipe();
      const accounts = file('a.csv', accountsText(5));
      const contacts = file(
        'c.csv',
        csv(CONTACT_HEADER, [contactCells(0, 5), contactCells(1, 5).with(2, 'secret')]),
      );
      const report = join(importing.folder, 'unread.csv');
      const args = ['--accounts', accounts, '--contacts', contacts, '--report', report];
      const child = spawn(
        process.execPath,
        ['-r', './test/support/servers/load-typescript.js', 'src/commands/import.ts', ...args],
        {
          cwd: join(__dirname, '../..'),
          env: { PATH: process.env['PATH'], DATABASE_URL: given.url },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      child.stdout.destroy();
      const errors: Buffer[] = [];
      child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
      expect(await once(child, 'close')).toEqual([2, null]);
      expect(Buffer.concat(errors).toString()).toBe('');
      expect(readFileSync(report, 'utf8')).toContain(contact(1));
      expect(await database.reads.count(ProfileEntity)).toBe(1);
    });

    test("rejects a report that is one of the inputs, and keeps an earlier report when it can't start", async () => {
      const accounts = file('kept.csv', accountsText(2));
      const link = join(importing.folder, 'link.csv');
      symlinkSync(accounts, link);
      const report = file('earlier.csv', 'earlier');
      const missing = join(importing.folder, 'missing.csv');
      const [same, linked, begun] = await Promise.all([
        program(['--accounts', accounts, '--report', accounts]),
        program(['--accounts', accounts, '--report', link]),
        program(['--accounts', missing, '--report', report]),
      ]);
      expect([same.code, linked.code, begun.code]).toEqual([1, 1, 1]);
      expect(same.stderr).toContain(accounts);
      expect(readFileSync(accounts, 'utf8')).toBe(accountsText(2));
      expect(readFileSync(report, 'utf8')).toBe('earlier');
    });

    test('stops on SIGINT with partial results, and the next run completes them', async () => {
      const accounts = file('a.csv', accountsText(20));
      const contacts = file(
        'c.csv',
        csv(
          CONTACT_HEADER,
          Array.from({ length: 4000 }, (_, number) => contactCells(number, 20)),
        ),
      );
      const args = [
        '--accounts',
        accounts,
        '--contacts',
        contacts,
        '--batch',
        '10',
        '--report',
        join(importing.folder, 'report.csv'),
      ];
      await importing.wipe();
      const stopped = await program(args, 'SIGINT');
      expect(stopped).toMatchObject({ code: 130, stdout: expect.stringContaining('Run the import again') });
      expect(await database.reads.count(ProfileEntity)).toBeLessThan(4000);
      expect((await program([...args.slice(0, 4), ...args.slice(6)])).code).toBe(0);
      const resumed = await stateOf(database);
      await importing.wipe();
      await importing.run({ accounts: accountsText(20), contacts: readFileSync(contacts) });
      expect(resumed).toEqual(await stateOf(database));
    });

    if (given.kind !== 'sqlite') {
      // Statements have two minutes, in which the process must not wait for one that has failed.
      test('ends as soon as its connection is lost, and the next run completes it', async () => {
        const accounts = file('a.csv', accountsText(20));
        const contacts = file(
          'c.csv',
          csv(
            CONTACT_HEADER,
            Array.from({ length: 4000 }, (_, number) => contactCells(number, 20)),
          ),
        );
        const report = join(importing.folder, 'report.csv');
        const args = ['--accounts', accounts, '--contacts', contacts, '--report', report, '--batch'];
        await importing.wipe();
        const url = new URL(given.url);
        const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
        url.host = `127.0.0.1:${String(proxy.port)}`;
        const lost = untilProfiles(50).then(() => proxy.goDown());
        const ended = await program([...args, '10'], undefined, url.href);
        await lost;
        expect(ended).toMatchObject({
          code: 1,
          stdout: expect.stringContaining('Run the import again'),
          stderr: expect.stringMatching(/The database.*\.\n$/),
        });
        expect(await database.reads.count(ProfileEntity)).toBeLessThan(4000);
        expect((await program([...args, '2000'])).code).toBe(0);
        expect(await database.reads.count(ProfileEntity)).toBe(4000);
      }, 60_000);
    }
  });
});
