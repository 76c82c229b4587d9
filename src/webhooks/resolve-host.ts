import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Returns the addresses of a name. Rejects with an error of Node.js with a code if it has none. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

const LOOPBACK: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];
const TIMEOUT = { timeout: 1_000, tries: 2 };
/** How long the addresses of one kind wait for those of the other. Some name servers don't answer for IPv6. */
const LONGEST_WAIT_MS = 500;

/**
 * Creates the function that asks name servers, by default those of the system. It knows `localhost` (RFC 6761, section
 * 6.3), but not the system's file of hosts.
 *
 * The system's own lookup would occupy one of the four threads of Node.js while a name server doesn't answer, and so delay
 * all other targets.
 */
export function createResolveHost(servers?: readonly string[]): ResolveHost {
  const resolver = new Resolver(TIMEOUT);
  if (servers) resolver.setServers(servers);
  return async (hostname) => {
    if (/^(.+\.)?localhost\.?$/i.test(hostname)) return LOOPBACK;
    const found: LookupAddress[] = [];
    const add = (addresses: readonly string[], family: number): void =>
      void found.push(...addresses.map((address) => ({ address, family })));
    const four = resolver.resolve4(hostname).then((addresses) => add(addresses, 4));
    const six = resolver.resolve6(hostname).then((addresses) => add(addresses, 6));
    const both = Promise.allSettled([four, six]);
    await Promise.any([four, six]).catch(() => four);
    await Promise.race([both, delay(LONGEST_WAIT_MS)]);
    return found;
  };
}
