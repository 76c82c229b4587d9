import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { type Ports, portOptions } from './command-line';
import { reasonOf, StartUpError } from './start-up-error';

/**
 * Makes sure that the ports are free and puts free ones in the place of 0.
 *
 * Asked before anything is touched. Browsers try both loopback addresses of `localhost`, so a port is free only
 * when it is on both. Throws StartUpError that names the option to choose another with.
 */
export async function chooseFreePorts(wanted: Ports): Promise<Ports> {
  const held: Server[] = [];
  try {
    // One after the other, and all held to the end, so that no two get the same.
    const service = await hold('service', wanted, held);
    const identityProvider = await hold('identityProvider', wanted, held);
    const mailbox = await hold('mailbox', wanted, held);
    return { service, identityProvider, mailbox };
  } finally {
    await Promise.all(held.map(release));
  }
}

async function hold(name: keyof Ports, wanted: Ports, held: Server[]): Promise<number> {
  try {
    const server = await listen(wanted[name], '127.0.0.1');
    held.push(server);
    const { port } = server.address() as AddressInfo;
    const twin = await listen(port, '::1').catch(unlessMissing);
    if (twin) held.push(twin);
    return port;
  } catch (error) {
    const reason = reasonOf(error);
    const why = reason === 'EADDRINUSE' ? 'is in use' : `cannot be used (${reason})`;
    throw new StartUpError(
      `Port ${wanted[name]} ${why}: end what uses it, or choose another with npm run dev -- ${portOptions[name]} <number>.`,
      { cause: error },
    );
  }
}

async function listen(port: number, host: string): Promise<Server> {
  const server = createServer().listen({ port, host, exclusive: true });
  await once(server, 'listening');
  return server;
}

/** Lets a computer without IPv6 have but one loopback address. */
function unlessMissing(error: unknown): undefined {
  if (!['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(reasonOf(error))) throw error;
}

async function release(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
