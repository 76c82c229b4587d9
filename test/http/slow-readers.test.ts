import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ResponseTransport } from '../../src/streams/response-transport';
import { SERVER_SENT_EVENTS } from '../../src/streams/stream-formats';

/** More than the sockets of both sides buffer. */
const LARGE = { data: { text: 'x'.repeat(32 * 1024 * 1024) } };

describe('a client that reads too slowly', () => {
  let server: Server;
  let response: ServerResponse;
  let transport: ResponseTransport;
  let incoming: IncomingMessage;
  const ends: string[] = [];

  beforeEach(async () => {
    ends.length = 0;
    server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const arrived = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>;
    const asking = request({ port: (server.address() as AddressInfo).port, agent: false }).end();
    [, response] = await arrived;
    transport = new ResponseTransport(response, SERVER_SENT_EVENTS, []);
    transport.onEnd((end) => ends.push(end));
    [incoming] = (await once(asking, 'response')) as [IncomingMessage];
    incoming.on('error', () => undefined);
    incoming.pause();
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('gets no second event, and is cut off at the second heartbeat', async () => {
    let isTaken = false;
    const sending = transport.send(LARGE).then(() => (isTaken = true));
    await new Promise(setImmediate);
    const buffered = response.writableLength;
    transport.heartbeat();
    expect([isTaken, ends, response.writableLength]).toEqual([false, [], buffered]);
    transport.heartbeat();
    await sending;
    expect([ends, response.destroyed]).toEqual([['SLOW'], true]);
  });

  it('isn’t cut off if it reads on in time', async () => {
    const sending = transport.send(LARGE);
    transport.heartbeat();
    incoming.resume();
    await sending;
    transport.heartbeat();
    transport.heartbeat();
    expect(ends).toEqual([]);
    incoming.destroy();
    await once(response, 'close');
    expect(ends).toEqual(['CLOSED']);
  });

  it('doesn’t delay a shutdown', async () => {
    await Promise.all([transport.send(LARGE), transport.complete(1_000)]);
    expect(response.destroyed).toBe(true);
  });
});
