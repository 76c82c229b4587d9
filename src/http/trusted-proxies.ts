import proxyAddr from '@fastify/proxy-addr';

/** Tells whether the proxy with an address is trusted, which is so many hops away. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** Makes what tells which proxies are trusted: none, so many, or those with these addresses and CIDR ranges. */
export function trustedProxies(trusted: false | number | readonly string[]): TrustProxy {
  if (typeof trusted === 'number') return (_address, hop) => hop < trusted;
  return trusted === false ? () => false : proxyAddr.compile([...trusted]);
}
