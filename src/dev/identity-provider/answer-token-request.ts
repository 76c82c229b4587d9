import { IncomingMessage, type ServerResponse } from 'node:http';
import type { Directory } from './authorize';
import { admits, type Endpoint } from './discovery-document';
import { withResource } from './registered-api';

const largestBody = 56 * 1024;

/**
 * Responds to a token request. Authorization codes go to the provider of the tenant that issued them, and client
 * credentials to that of the endpoint, which must be a single tenant's.
 *
 * A code that no tenant of the endpoint knows is refused by any of them, since the response is the same.
 */
export async function answerTokenRequest(
  { tenants, apis }: Directory,
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (!body) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const { parameters, api } = withResource(new URLSearchParams(body.toString()), apis);
  const forwarded = replay(request, Buffer.from(parameters.toString()));
  if (parameters.get('grant_type') === 'client_credentials') {
    const tenant = tenants.get(endpoint);
    if (!tenant)
      return refuse(
        response,
        'invalid_request',
        'Client credentials require the endpoint of a single tenant.',
      );
    if (!api)
      return refuse(
        response,
        'invalid_scope',
        'AADSTS1002012: The scope must be the app ID URI of an API with /.default.',
      );
    return tenant.exchange(forwarded, response);
  }
  const code = parameters.get('code') ?? '';
  const admitted = [...tenants.values()].filter(({ tenantId }) => admits(endpoint, tenantId));
  let issuer = admitted[0];
  for (const tenant of admitted) if (await tenant.issued(code)) issuer = tenant;
  await issuer?.exchange(forwarded, response);
}

function refuse(response: ServerResponse, error: string, description: string): void {
  response
    .writeHead(400, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify({ error, error_description: description }));
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

/** Creates a copy of the request for a reader that needs the body from the start. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method;
  copy.headers = { ...request.headers, 'content-length': String(body.length) };
  delete copy.headers['transfer-encoding'];
  copy.complete = true; // Otherwise, its end would look like a broken connection.
  copy.push(body);
  copy.push(null);
  return copy;
}
