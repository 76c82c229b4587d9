import type { RequestListener, Server } from 'node:http';

const OWN_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Makes a server respond with 421 to requests whose `Host` isn't this computer, before all handlers added so far.
 *
 * A page of another site can resolve its own name to loopback (DNS rebinding). The browser then treats this server as
 * part of that site, so the page could read invitations and sign in as anyone.
 */
export function refuseOtherHosts(server: Server): void {
  const handlers = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (request, response) => {
    if (OWN_HOST.test(request.headers.host ?? '')) {
      for (const handle of handlers) handle.call(server, request, response);
    } else {
      response
        .writeHead(421, { 'content-type': 'text/plain', connection: 'close' })
        .end('This server accepts only requests to localhost. Open the address that the command printed.\n');
    }
  });
}
