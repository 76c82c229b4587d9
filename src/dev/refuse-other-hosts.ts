import type { RequestListener, Server } from 'node:http';

const OWN_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Makes a server answer 421 to requests whose `Host` isn't this computer, before any handler that it has so far.
 *
 * A page of another site can point its own name at loopback (DNS rebinding). The browser then takes what listens
 * there for that site, and lets the page read invitations and sign in as anybody.
 */
export function refuseOtherHosts(server: Server): void {
  const handlers = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (request, response) => {
    if (OWN_HOST.test(request.headers.host ?? '')) {
      for (const handle of handlers) handle.call(server, request, response);
    } else {
      response
        .writeHead(421, { 'content-type': 'text/plain', connection: 'close' })
        .end('Only localhost is served. Open the address that the command printed.\n');
    }
  });
}
