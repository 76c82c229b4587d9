import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivateServer, stopGuard } from '../support/database/private-server';
import { type ProgramEnd, runProgram } from '../support/servers/program';
import { connectToServer } from '../support/database/server-database';
import { describeOnPrivateServer } from '../support/database/test-database';

const CERTIFICATES = join(__dirname, '../support/database/certificates');
const AUTHORITY = { NODE_EXTRA_CA_CERTS: join(CERTIFICATES, 'authority.pem') };

// On a busy machine, starting a command takes seconds.
describeOnPrivateServer('TLS to a database server', (binary) => {
  let folder: string;
  let server: Awaited<ReturnType<typeof startPrivateServer>>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csa-tls-'));
    copyFileSync(join(CERTIFICATES, 'server-key.pem'), join(folder, 'server-key.pem'));
    copyFileSync(join(CERTIFICATES, 'localhost.pem'), join(folder, 'server.pem'));
    server = await startPrivateServer(binary, folder, [
      `--ssl-ca=${AUTHORITY.NODE_EXTRA_CA_CERTS}`,
      `--ssl-cert=${join(folder, 'server.pem')}`,
      `--ssl-key=${join(folder, 'server-key.pem')}`,
    ]);
    await administer('CREATE DATABASE access');
    await administer("CREATE USER 'secure'@'%' IDENTIFIED BY 'canary' REQUIRE SSL");
    await administer("GRANT ALL PRIVILEGES ON access.* TO 'secure'@'%'");
  });
  afterAll(() => stopGuard(server.guard));

  async function administer(sql: string): Promise<void> {
    const connection = await connectToServer(server.url);
    await connection.query(sql);
    await connection.end();
  }

  async function presentCertificate(name: 'localhost' | 'other-host'): Promise<void> {
    copyFileSync(join(CERTIFICATES, `${name}.pem`), join(folder, 'server.pem'));
    await administer(binary.kind === 'mariadb' ? 'FLUSH SSL' : 'ALTER INSTANCE RELOAD TLS');
  }

  /** Lists the pending migrations as a database user that requires TLS. */
  function connect(environment: Readonly<Record<string, string>>, query = '?tls=true'): Promise<ProgramEnd> {
    const { port, protocol } = new URL(server.url);
    const url = `${protocol}//secure:canary@localhost:${port}/access${query}`;
    return runProgram('migrate', url, ['--list'], environment);
  }

  it('works with a certificate of a trusted authority for the host', async () => {
    await presentCertificate('localhost');
    const { stdout, stderr } = await connect(AUTHORITY);
    expect(stderr).toBe('');
    expect(stdout).toContain('CreateSchema');
    expect((await connect({}, '')).code).toBe(1);
  });

  it('is rejected with a certificate for another host', async () => {
    await presentCertificate('other-host');
    const { code, stderr } = await connect(AUTHORITY);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^The database server at localhost:\d+ has a TLS certificate that can't be trusted: .*DNS:db\.example\. In DATABASE_URL, use a host name of the certificate/,
    );
    expect(stderr).not.toContain('canary');
  });

  it('is rejected with a certificate of an unknown authority', async () => {
    await presentCertificate('localhost');
    const { code, stderr } = await connect({});
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /can't be trusted: self-signed certificate in certificate chain\. If the certificate authority is private/,
    );
    expect(stderr).toContain('NODE_EXTRA_CA_CERTS');
  });
});
