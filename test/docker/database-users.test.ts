import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { environmentOf, filledVariables, readComposeServices } from '../support/documents/compose-file';
import { buildContext } from '../support/documents/dockerfile';
import { runProgram } from '../support/servers/program';
import { describeWithProgram } from '../support/run/programs';
import { connectToServer } from '../support/database/server-database';
import { describeOnEachServer } from '../support/database/test-database';

const services = readComposeServices();

/** Runs the script as MySQL's image does, and returns the SQL that it would send to the server. */
function createUsersSql(environment: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'csa-users-'));
  try {
    const client = join(folder, 'mysql');
    writeFileSync(client, '#!/bin/sh\n[ "$MYSQL_PWD" = root-password ] && exec cat\n');
    chmodSync(client, 0o755);
    return execFileSync('bash', [join(buildContext, 'docker/create-users.sh')], {
      env: { ...environment, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeWithProgram('bash', 'docker/create-users.sh', () => {
  it('rejects a password that needs escaping in DATABASE_URL', () => {
    for (const password of ["it's", 'a@b', 'a/b', '%41', '']) {
      expect(() =>
        createUsersSql({
          ...environmentOf(services['mysql']),
          ACCESS_PASSWORD: password,
        }),
      ).toThrow('may have letters');
    }
  });
});

describeWithProgram('bash', 'the database users of Compose', () => {
  describeOnEachServer('on a server', (database) => {
    it('are an owner, who migrates and grants, and a user with the privileges of the service', async () => {
      const administrator = await connectToServer(database.url);
      const [owner, access] = [
        `owner_${randomBytes(4).toString('hex')}`,
        `access_${randomBytes(4).toString('hex')}`,
      ];
      const as = (user: string, password = ''): string => {
        const url = new URL(database.url);
        [url.username, url.password] = [user, password];
        return url.href;
      };
      try {
        // With other names, because the server may be used for something else.
        const sql = createUsersSql({
          ...environmentOf(services['mysql']),
          MYSQL_DATABASE: new URL(database.url).pathname.slice(1),
        })
          .replaceAll("'owner'", `'${owner}'`)
          .replaceAll("'access'", `'${access}'`);
        for (const statement of sql.split(';\n').filter((text) => text.trim() !== ''))
          await administrator.query(statement);

        const command = (services['migrate']?.command ?? []).map((word) =>
          word === 'access' ? access : word,
        );
        const args = command.slice(command.indexOf('dist/commands/migrate.js') + 1);
        const first = await runProgram(
          'migrate',
          as(owner, filledVariables['DATABASE_OWNER_PASSWORD']),
          args,
        );
        expect([first.code, first.stderr]).toEqual([0, '']);
        const again = await runProgram(
          'migrate',
          as(owner, filledVariables['DATABASE_OWNER_PASSWORD']),
          args,
        );
        expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing to apply\.\n/) });

        const printed = await runProgram('migrate', as(owner, filledVariables['DATABASE_OWNER_PASSWORD']), [
          '--grants',
          access,
        ]);
        expect(printed.stdout.trim().split('\n').sort()).toEqual(await grantsOf(access, administrator));
        const pending = await runProgram('migrate', as(access, filledVariables['DATABASE_PASSWORD']), [
          '--list',
        ]);
        expect(pending).toMatchObject({ code: 0, stdout: 'Nothing is pending.\n' });
      } finally {
        await administrator.query('DROP USER IF EXISTS ?, ?', [owner, access]);
        await administrator.end();
      }
    });
  });
});

async function grantsOf(user: string, administrator: Connection): Promise<string[]> {
  const [rows] = await administrator.query('SHOW GRANTS FOR ?', [user]);
  return (rows as object[])
    .map((row) => `${String(Object.values(row)[0]).replaceAll(`\`${user}\`@\`%\``, `'${user}'@'%'`)};`)
    .filter((grant) => !grant.startsWith('GRANT USAGE'))
    .sort();
}
