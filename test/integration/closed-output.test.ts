import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openTestDatabase } from '../support/database/open-test-database';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

describe('a command whose output is closed', () => {
  let testDatabase: TestDatabase;
  beforeAll(async () => {
    testDatabase = await createTestDatabase('sqlite');
    await (await openTestDatabase(testDatabase)).close();
  });
  afterAll(() => testDatabase.drop());

  it.each([
    ['migrate', '--list'],
    ['maintenance', '--list'],
    ['mail', 'list'],
  ])('ends as with open output: %s %s', async (name, argument) => {
    const child = spawn(
      process.execPath,
      ['-r', './test/support/servers/load-typescript.js', `src/commands/${name}.ts`, argument],
      {
        cwd: join(__dirname, '../..'),
        env: { PATH: process.env['PATH'], DATABASE_URL: testDatabase.url },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout.destroy();
    const errors: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(Buffer.concat(errors).toString()).toBe('');
  });
});
