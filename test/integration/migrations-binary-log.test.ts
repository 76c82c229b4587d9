import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivateServer, stopGuard } from '../support/database/private-server';
import { runProgram } from '../support/servers/program';
import { connectToServer } from '../support/database/server-database';
import { describeOnPrivateServer } from '../support/database/test-database';

// The servers of other tests write no binary log.
describeOnPrivateServer('on a server that writes a binary log', (binary) => {
  it('migrating as a user without SUPER says what to set, and then succeeds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csa-binlog-'));
    const { url, guard } = await startPrivateServer(binary, folder, ['--log-bin=binlog', '--server-id=1']);
    try {
      const admin = await connectToServer(url);
      await admin.query('CREATE DATABASE access');
      await admin.query(`CREATE USER owner IDENTIFIED BY 'owner'`);
      await admin.query('GRANT ALL PRIVILEGES ON access.* TO owner');
      const owners = new URL('/access', url);
      owners.username = owners.password = 'owner';

      expect(await runProgram('migrate', owners.href, [])).toEqual({
        code: 1,
        stdout: '',
        stderr:
          "The migration CreateSchema1795300000000 failed and can be run again: The user of DATABASE_URL can't create the triggers that protect the audit trail. The server writes a binary log: set log_bin_trust_function_creators=1 on it, or migrate as a user with the SUPER privilege. Then run npm run migrate again.\n",
      });
      await admin.query('SET GLOBAL log_bin_trust_function_creators = 1');
      expect(await runProgram('migrate', owners.href, [])).toMatchObject({ code: 0, stderr: '' });
      await admin.end();
    } finally {
      await stopGuard(guard);
    }
  });
});
