import proxyAddr from '@fastify/proxy-addr';

/** Returns whether to trust the proxy with this address, a number of hops away. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** Creates the trust function for no proxies, a number of hops, or a list of addresses and CIDR ranges. */
export function trustedProxies(trusted: false | number | readonly string[]): TrustProxy {
  if (typeof trusted === 'number') return (_address, hop) => hop < trusted;
  return trusted === false ? () => false : proxyAddr.compile([...trusted]);
}
