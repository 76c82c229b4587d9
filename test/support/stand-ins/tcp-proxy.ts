import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A connection to a server that can be made to fail like a network. */
export interface TcpProxy {
  readonly port: number;
  /** Stops forwarding in both directions. Connections stay open, and new ones are accepted. */
  freeze(): void;
  /** Forwards again, beginning with the data that was held back. */
  thaw(): void;
  /** Resets all connections. */
  reset(): void;
  /** Refuses new connections, and resets existing ones. */
  goDown(): Promise<void>;
  /** Accepts connections again, on the same port. */
  comeBack(): Promise<void>;
  /** Returns the number of open connections. */
  connections(): number;
  close(): Promise<void>;
}

/** Starts a proxy for a server on a free port of 127.0.0.1. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let frozen = false;

  const accept = (client: Socket): void => {
    const upstream = connect(target);
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const either of pair) either.destroy();
      });
    }
    client.on('data', (data) => upstream.write(data));
    upstream.on('data', (data) => client.write(data));
    if (frozen) pair.forEach((socket) => socket.pause());
  };

  let server = createServer(accept).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const reset = (): void => {
    for (const [client, upstream] of pairs) {
      client.resetAndDestroy();
      upstream.destroy();
    }
  };
  const goDown = async (): Promise<void> => {
    server.close();
    reset();
    await once(server, 'close');
  };

  return {
    port,
    freeze() {
      frozen = true;
      for (const pair of pairs) pair.forEach((socket) => socket.pause());
    },
    thaw() {
      frozen = false;
      for (const pair of pairs) pair.forEach((socket) => socket.resume());
    },
    reset,
    goDown,
    async comeBack() {
      server = createServer(accept).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    connections: () => pairs.size,
    close: goDown,
  };
}
