import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import { Admission } from '../../src/http/admission';
import { createServer } from '../../src/http/server';

describe("a request that doesn't arrive in time", () => {
  it.each([
    ['headers', 'POST / HTTP/1.1\r\nhost: x\r\n'],
    ['a body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n'],
  ])('gets 408: %s', async (_what, start) => {
    const server = await createServer({
      securityHeaders: {},
      trustProxy: () => false,
      logger: pino({ level: 'silent' }),
      isDraining: () => false,
      admission: new Admission({ mostRunning: 2 }),
      graphql: () => undefined,
      requestTimeoutMs: 300,
    });
    server.post('/', () => 'ok');
    await server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () => socket.write(start));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('REQUEST_TIMEOUT');
    await server.close();
  });
});
