import dns from 'node:dns';
import { once } from 'node:events';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { pino } from 'pino';
import { createServer } from '../../src/http/server';

/** Finds an address of this machine beside 127.0.0.1. */
async function otherAddress(): Promise<{ address: string; family: number }> {
  for (const [address, family] of [['::1', 6] as const, ['127.0.0.2', 4] as const]) {
    const server = createNetServer().listen(0, address);
    const isOurs = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (isOurs) return { address, family };
  }
  throw new Error('This machine has one address of its own only.');
}

describe('the HTTP server', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('listens on every address that localhost has', async () => {
    const other = await otherAddress();
    const lookup = dns.lookup as (...given: unknown[]) => void;
    jest.spyOn(dns, 'lookup').mockImplementation((...given: unknown[]) => {
      const [host, options, callback] = given as [string, { all?: boolean }, (...found: unknown[]) => void];
      if (host === 'localhost' && options.all) callback(null, [{ address: '127.0.0.1', family: 4 }, other]);
      else lookup(...given);
    });
    const seen: (string | undefined)[] = [];
    const server = await createServer({
      publicUrl: new URL('http://localhost:4000'),
      trustProxy: false,
      logger: pino({ level: 'silent' }),
      isDraining: () => false,
      inFrontOf: (handle) => (request, response) => {
        seen.push(request.url);
        handle(request, response);
      },
    });
    server.get('/here', () => 'ok');
    await server.listen({ host: 'localhost', port: 0 });
    const { port } = server.server.address() as AddressInfo;
    for (const host of ['127.0.0.1', other.family === 6 ? `[${other.address}]` : other.address])
      expect((await fetch(`http://${host}:${String(port)}/here`)).status).toBe(200);
    expect(seen).toContain('/here');
    await server.close();
  });
});
