import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type AddressInfo, Server as NetServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Connections } from './connections';

/**
 * Connections that wait to be accepted, unless the system allows fewer. With 511, the default, a burst would overflow, and
 * clients would try again only after seconds.
 */
const MOST_PENDING = 4_096;

/** Accepts connections for a server, and closes it without losing a request. */
export class Listener {
  readonly #server: FastifyInstance;
  readonly #connections: Connections;
  #others: readonly NetServer[] = [];

  constructor(server: FastifyInstance, connections: Connections) {
    this.#server = server;
    this.#connections = connections;
  }

  /**
   * Listens on a host's address, or on all addresses of `localhost`, and returns the first URL.
   *
   * All connections go to one server. By default, Fastify creates a server for each further address, and doesn't wait
   * for their requests when it closes.
   */
  async listen(host: string, port: number): Promise<URL> {
    const addresses = host === 'localhost' ? await lookup(host, { all: true }) : [{ address: host }];
    const [first = host, ...others] = addresses.map(({ address }) => address);
    const origin = new URL(await this.#server.listen({ host: first, port, backlog: MOST_PENDING }));
    const { port: bound } = this.#server.server.address() as AddressInfo;
    const listening = others.map((address) => this.#listenToo(address, bound));
    this.#others = (await Promise.all(listening)).filter((other) => other !== null);
    return origin;
  }

  /**
   * Stops accepting connections, and closes the server when all received requests are answered.
   *
   * First waits until the connections that haven't sent anything yet are closed, because a request may be pending
   * there. Only then does the server close idle connections. On Node.js 26 these include connections that haven't sent
   * anything.
   */
  async close(): Promise<void> {
    const others = this.#others.map((other) => new Promise((resolve) => other.close(resolve)));
    // http.Server's own method closes idle connections immediately.
    NetServer.prototype.close.call(this.#server.server);
    await Promise.all(
      this.#connections.silent.map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    await this.#server.close();
    await Promise.all(others);
  }

  /** Listens on another address; null if this machine doesn't have it, such as ::1 without IPv6. */
  async #listenToo(address: string, port: number): Promise<NetServer | null> {
    // The same options as http.Server.
    const other = new NetServer({ allowHalfOpen: true, noDelay: true });
    other.on('connection', (socket) => this.#server.server.emit('connection', socket));
    return once(other.listen(port, address, MOST_PENDING), 'listening').then(
      () => other,
      () => null,
    );
  }
}
