import type { Server } from 'node:http';
import { inject as injectInto, type InjectOptions, type Response } from 'light-my-request';

/** Sends a request to a server as if it arrived from the network, without a network. */
export function inject(
  { server }: { readonly server: Server },
  request: InjectOptions | string,
): Promise<Response> {
  const options = typeof request === 'string' ? { url: request } : request;
  return injectInto((...arrived) => void server.emit('request', ...arrived), options);
}
