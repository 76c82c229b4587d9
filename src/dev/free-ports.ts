import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { portOptions } from './command-line';
import { reasonOf, StartUpError } from './start-up-error';

type PortName = keyof typeof portOptions;

/**
 * Checks that the ports are free, and replaces 0 with free ones.
 *
 * Called before anything else is changed. Browsers try both loopback addresses of `localhost`, so a port must be free
 * on both.
 *
 * @throws StartUpError that names the option to choose another port.
 */
export async function chooseFreePorts<Name extends PortName>(
  wanted: Readonly<Record<Name, number>>,
): Promise<Record<Name, number>> {
  const held: Server[] = [];
  const chosen: Record<Name, number> = { ...wanted };
  try {
    // One after another, and all kept open until the end, so that no port is chosen twice.
    for (const name of Object.keys(wanted) as Name[]) chosen[name] = await hold(name, wanted[name], held);
    return chosen;
  } finally {
    await Promise.all(held.map(release));
  }
}

async function hold(name: PortName, wanted: number, held: Server[]): Promise<number> {
  try {
    const server = await listen(wanted, '127.0.0.1');
    held.push(server);
    const { port } = server.address() as AddressInfo;
    const twin = await listen(port, '::1').catch(unlessMissing);
    if (twin) held.push(twin);
    return port;
  } catch (error) {
    const reason = reasonOf(error);
    const why = reason === 'EADDRINUSE' ? 'is in use' : `can't be used (${reason})`;
    throw new StartUpError(`Port ${wanted} ${why}. Stop the program that uses it, or choose another port`, {
      cause: error,
      remedy: `${portOptions[name]} <number>`,
    });
  }
}

async function listen(port: number, host: string): Promise<Server> {
  const server = createServer().listen({ port, host, exclusive: true });
  await once(server, 'listening');
  return server;
}

/** A computer without IPv6 has only one loopback address. */
function unlessMissing(error: unknown): undefined {
  if (!['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(reasonOf(error))) throw error;
}

async function release(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
