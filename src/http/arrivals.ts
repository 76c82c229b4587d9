import type { Server } from 'node:http';

/** Requests of load balancers and of monitoring, which go on while an instance drains. */
const PROBES = /^\/(?:livez|metrics|readyz)\/?(?:\?|$)/;

/** Watches when requests arrive at a server, probes aside. */
export class Arrivals {
  #lastAt = -Infinity;

  constructor(server: Pick<Server, 'on'>) {
    server.on('request', ({ url = '' }) => {
      if (!PROBES.test(url)) this.#lastAt = performance.now();
    });
  }

  /** Resolves when no request has arrived for `quietMs`, or after `mostMs`. */
  async untilNone({ quietMs, mostMs }: { readonly quietMs: number; readonly mostMs: number }): Promise<void> {
    const endsAt = performance.now() + mostMs;
    for (;;) {
      const remainingMs = Math.min(this.#lastAt + quietMs, endsAt) - performance.now();
      if (remainingMs <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, remainingMs));
    }
  }
}
