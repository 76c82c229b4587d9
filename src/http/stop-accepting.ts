import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

/**
 * Watches the connections of a server and returns the function that stops it from accepting more.
 *
 * The function resolves once each connection that had sent nothing by then has ended. Until then, no connection is
 * closed, so that a request on its way is answered. Call `server.close()` afterwards: it closes idle connections, which
 * on Node.js 26 includes those that have sent nothing yet.
 */
export function createStopAccepting(server: Server): () => Promise<void> {
  const connections = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  return async () => {
    // That of http.Server closes idle connections as well.
    NetServer.prototype.close.call(server);
    const silent = [...connections].filter(({ bytesRead }) => bytesRead === 0);
    await Promise.all(silent.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  };
}
