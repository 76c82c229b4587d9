import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Files that the process needs in addition to connections. */
const OTHER_FILES = 64;
/** The limit of the soft and the hard number of open files, as Linux formats it. */
const OPEN_FILES = /^Max open files\s+(\d+)/m;

/** Numbers of connections: at the moment, and since the start. */
export interface ConnectionFigures {
  readonly open: number;
  readonly shed: number;
}

/**
 * Watches a server's connections, and limits their number.
 *
 * A new connection beyond the limit closes the one that has been idle for the longest time. If none is idle, the new one
 * is closed. Otherwise idle connections could use all file handles, and nobody could connect until they time out.
 */
export class Connections {
  /** The number of pending requests of each. Those that became idle last are at the end. */
  readonly #pending = new Map<Socket, number>();
  #shed = 0;

  /** Must be created before the server listens. */
  constructor(
    server: Server,
    private readonly most: number = Infinity,
  ) {
    server.on('connection', (socket: Socket) => this.#add(socket));
    server.on('request', ({ socket }, response) => {
      const pending = this.#pending.get(socket);
      if (pending === undefined) return;
      this.#pending.set(socket, pending + 1);
      response.once('close', () => this.#answered(socket));
    });
  }

  /** The current numbers of connections. */
  get figures(): ConnectionFigures {
    return { open: this.#pending.size, shed: this.#shed };
  }

  /** The connections that haven't sent anything yet. */
  get silent(): readonly Socket[] {
    return [...this.#pending.keys()].filter(({ bytesRead }) => bytesRead === 0);
  }

  #add(socket: Socket): void {
    this.#pending.set(socket, 0);
    socket.once('close', () => this.#pending.delete(socket));
    if (this.#pending.size > this.most) this.#closeLongestIdle();
  }

  #closeLongestIdle(): void {
    for (const [socket, pending] of this.#pending) {
      if (pending > 0) continue;
      this.#shed += 1;
      this.#pending.delete(socket);
      socket.destroy();
      return;
    }
  }

  #answered(socket: Socket): void {
    const pending = (this.#pending.get(socket) ?? 0) - 1;
    if (pending < 0) return;
    if (pending === 0) this.#pending.delete(socket);
    this.#pending.set(socket, pending);
  }
}

/**
 * Returns how many connections the process can have beside `others`, by the limit of open files. Infinity if the limit
 * isn't known: on systems other than Linux.
 */
export function connectionsWithin(others: number): number {
  const [, most] = OPEN_FILES.exec(limitsOfProcess()) ?? [];
  return most === undefined ? Infinity : Math.max(1, Number(most) - others - OTHER_FILES);
}

function limitsOfProcess(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
