import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Connections, connectionsWithin } from '../../src/http/connections';

const REQUEST = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';

describe('the connections of the server', () => {
  let server: Server;
  let connections: Connections;
  let responses: ServerResponse[];
  let sockets: Socket[];

  beforeEach(async () => {
    responses = [];
    sockets = [];
    server = createServer((_request, response) => void responses.push(response));
    connections = new Connections(server, 3);
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  /** Connects, and waits until the server has accepted the connection. */
  const open = async (): Promise<Socket> => {
    const accepted = once(server, 'connection');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket.on('error', () => undefined).resume());
    await accepted;
    return socket;
  };
  const send = async (socket: Socket): Promise<ServerResponse> => {
    const arrived = once(server, 'request');
    socket.write(REQUEST);
    const [, response] = (await arrived) as [unknown, ServerResponse];
    return response;
  };
  const closed = (socket: Socket) => (socket.closed ? undefined : once(socket, 'close'));

  it('closes the connection that is idle for the longest time when there are too many', async () => {
    const [first, second] = [await open(), await open()];
    const response = await send(first);
    response.end('answered');
    await once(response, 'close');
    const third = await open();
    // The second is older than the answer on the first.
    const fourth = await open();
    await closed(second);
    expect(connections.figures).toEqual({ open: 3, shed: 1 });
    (await send(await open())).end();
    await closed(first);
    expect([third.closed, fourth.closed]).toEqual([false, false]);
  });

  it('never closes a connection with a request, and closes the new one instead', async () => {
    const busy = [await open(), await open(), await open()];
    for (const socket of busy) await send(socket);
    await closed(await open());
    expect(connections.figures).toEqual({ open: 3, shed: 1 });
    for (const response of responses) response.end('answered');
    for (const socket of busy) await once(socket, 'data');
  });

  it('counts a connection as busy until all its requests are answered', async () => {
    const pipelined = await open();
    const first = await send(pipelined);
    const second = await send(pipelined);
    first.end();
    await once(first, 'close');
    for (let others = 0; others < 2; others += 1) await send(await open());
    await closed(await open());
    expect(pipelined.closed).toBe(false);
    second.end();
    await once(second, 'close');
    await open();
    await closed(pipelined);
  });

  it('lists the connections that have not sent anything', async () => {
    const used = await open();
    await open();
    (await send(used)).end();
    expect(connections.silent).toHaveLength(1);
  });

  it('leaves file handles for the database and the process', () => {
    // Everywhere but on Linux, the limit isn't known.
    const isKnown = process.platform === 'linux';
    expect(connectionsWithin(10) - connectionsWithin(11)).toBe(isKnown ? 1 : NaN);
    expect(connectionsWithin(Number.MAX_SAFE_INTEGER)).toBe(isKnown ? 1 : Infinity);
  });
});
