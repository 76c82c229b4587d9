import dns from 'node:dns/promises';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { shortcutOf } from '../support/graph/shortcut';

const BODY = JSON.stringify({ query: '{ viewer { activeProfile { id } } }' });
const HEAD = [
  'POST /graphql HTTP/1.1',
  'host: localhost',
  'content-type: application/json',
  `content-length: ${String(BODY.length)}`,
  '\r\n',
].join('\r\n');
const LIVEZ = 'GET /livez HTTP/1.1\r\nhost: localhost\r\n\r\n';

/** A client's connection, and what it receives. */
class Connection {
  received = '';

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => (this.received += chunk.toString()));
  }

  static async open({ port, hostname }: URL): Promise<Connection> {
    const socket = connect(Number(port), hostname.replace(/^\[(.*)\]$/, '$1'));
    await once(socket, 'connect');
    return new Connection(socket);
  }

  async receive(text: string): Promise<void> {
    while (!this.received.includes(text)) await once(this.socket, 'data');
  }

  async closed(): Promise<string> {
    if (!this.socket.closed) await once(this.socket, 'close');
    return this.received;
  }
}

/** Finds an address of this machine other than 127.0.0.1. */
async function otherAddress(): Promise<string> {
  for (const address of ['::1', '127.0.0.2']) {
    const server = createServer().listen(0, address);
    const isOurs = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (isOurs) return address;
  }
  throw new Error('This machine has one address of its own only.');
}

describe('the listener', () => {
  let database: TestDatabase;
  let test: TestApp;
  let origin: URL;
  /**
   * The second address of localhost in these tests. It also has a third one that this machine doesn't have.
   */
  let other: string;

  beforeEach(async () => {
    database = await createTestDatabase('sqlite');
    other = await otherAddress();
    const addresses = [{ address: '127.0.0.1' }, { address: other }, { address: '192.0.2.1' }];
    jest.spyOn(dns, 'lookup').mockResolvedValue(addresses as never);
    test = await startTestApp(database, { environment: { HOST: 'localhost', COMPILE_QUERIES: 'on' } });
    origin = await test.app.listen();
  });
  afterEach(async () => {
    await test.close();
    await database.drop();
  });

  const originAt = (host: string): URL =>
    new URL(`http://${host.includes(':') ? `[${host}]` : host}:${origin.port}`);
  const untilRefused = async (host: string): Promise<void> => {
    for (let isRefused = false; !isRefused;) {
      const connection = await Connection.open(originAt(host)).catch(() => null);
      isRefused = connection === null;
      connection?.socket.destroy();
    }
  };

  const sendQuery = async (host: string): Promise<void> => {
    const connection = await Connection.open(originAt(host));
    connection.socket.write(HEAD + BODY);
    await connection.receive('{"data"');
    connection.socket.destroy();
  };

  it('answers the requests of every address from compiled queries', async () => {
    await sendQuery('127.0.0.1');
    for (const host of ['127.0.0.1', other]) {
      const before = shortcutOf(test.app).answers;
      await sendQuery(host);
      expect(shortcutOf(test.app).answers).toBe(before + 1);
    }
  });

  it('answers the first request on each accepted connection, and then closes the connection', async () => {
    const hosts = ['127.0.0.1', other];
    const silent = await Promise.all(hosts.map((host) => Connection.open(originAt(host))));
    const closing = test.app.close();
    await Promise.all(hosts.map(untilRefused));
    for (const { socket } of silent) socket.write(LIVEZ);
    for (const connection of silent)
      expect(await connection.closed()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\{"status":"alive"\}$/);
    await closing;
  });

  it('answers a request in progress on each address before the service stops', async () => {
    const connection = await Connection.open(originAt(other));
    connection.socket.write(HEAD + BODY.slice(0, 5));
    await once(test.app.server.server, 'request');
    const closing = test.app.close();
    await untilRefused('127.0.0.1');
    connection.socket.write(BODY.slice(5));
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\{"data"/);
    await closing;
  });

  it('answers on open connections until silent ones have ended, and then closes them', async () => {
    const [silent, used, unused] = await Promise.all([1, 2, 3].map(() => Connection.open(origin)));
    for (const connection of [used, unused]) {
      connection?.socket.write(LIVEZ);
      await connection?.receive('alive');
    }
    const closing = test.app.close();
    await untilRefused('127.0.0.1');
    used?.socket.write(LIVEZ);
    expect(await used?.closed()).toMatch(
      /connection: keep-alive\r\n[^]*alive[^]*connection: close\r\n[^]*alive/i,
    );
    expect(unused?.socket.closed).toBe(false);
    silent?.socket.end();
    await closing;
    expect(await unused?.closed()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\{"status":"alive"\}$/);
  });

  it.each([
    { by: 'Apollo Server', times: 0 },
    { by: 'a compiled query', times: 1 },
  ])('closes the connection of a request that started earlier, answered by $by', async ({ times }) => {
    const connection = await Connection.open(origin);
    for (let time = 0; time < times; time += 1) {
      connection.socket.write(HEAD + BODY);
      await connection.receive('{"data"');
      connection.received = '';
    }
    const before = shortcutOf(test.app).answers;
    connection.socket.write(HEAD + BODY.slice(0, 5));
    await once(test.app.server.server, 'request');
    const closing = test.app.close();
    connection.socket.write(BODY.slice(5));
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*connection: close\r\n[^]*\{"data"/i);
    expect(shortcutOf(test.app).answers - before).toBe(times);
    await closing;
  });
});
