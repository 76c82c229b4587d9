import { IncomingMessage, type ServerResponse } from 'node:http';
import type { Directory } from './authorize';
import { admits, type Endpoint } from './discovery-document';

const largestBody = 56 * 1024;

/**
 * Answers a token request by the provider of the tenant that issued the code.
 *
 * A code no tenant of the endpoint knows gets the refusal of any of them, which is the same.
 */
export async function exchangeCode(
  { tenants }: Directory,
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (!body) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const code = new URLSearchParams(body.toString()).get('code') ?? '';
  const admitted = [...tenants.values()].filter(({ tenantId }) => admits(endpoint, tenantId));
  let issuer = admitted[0];
  for (const tenant of admitted) if (await tenant.issued(code)) issuer = tenant;
  await issuer?.exchange(replay(request, body), response);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Makes the same request once more, for a reader that wants the body from the start. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method;
  copy.headers = { ...request.headers, 'content-length': String(body.length) };
  delete copy.headers['transfer-encoding'];
  copy.complete = true; // or its end would be taken for a broken connection
  copy.push(body);
  copy.push(null);
  return copy;
}
