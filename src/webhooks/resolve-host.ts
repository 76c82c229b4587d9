import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';

/** Returns the addresses of a name. Rejects with an error of Node.js with a code if it has none. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

const LOOPBACK: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];
const PATIENCE = { timeout: 2_000, tries: 2 };

/**
 * Creates the function that asks name servers, by default those of the system. It knows `localhost` (RFC 6761, section
 * 6.3), but not the system's file of hosts.
 *
 * The system's own lookup would occupy one of the four threads of Node.js while a name server doesn't answer, and so delay
 * all other targets.
 */
export function createResolveHost(servers?: readonly string[]): ResolveHost {
  const resolver = new Resolver(PATIENCE);
  if (servers) resolver.setServers(servers);
  return async (hostname) => {
    if (/^(.+\.)?localhost\.?$/i.test(hostname)) return LOOPBACK;
    const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    if (four.status === 'rejected' && six.status === 'rejected') throw four.reason;
    const addressesOf = (found: PromiseSettledResult<string[]>, family: number): LookupAddress[] =>
      found.status === 'fulfilled' ? found.value.map((address) => ({ address, family })) : [];
    return [...addressesOf(four, 4), ...addressesOf(six, 6)];
  };
}
