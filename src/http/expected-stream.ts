import type { IncomingHttpHeaders } from 'node:http';
import { ok } from '../foundation/result';
import { acceptedTransport, type TransportName } from '../streams/accepted-transport';
import type { GraphQLRequest } from './graphql-request';
import { type RefusalResponse, refusalOf } from './refusals';
import { parseJson } from './request-body';

/** A request that accepts a stream, as an operation that Apollo Server can check. */
export interface ExpectedStream {
  readonly transport: TransportName;
  readonly body: unknown;
}

/** Reads a request that accepts a stream. Returns null for other requests, or why it's refused. */
export function readExpectedStream(
  { raw, headers, search }: GraphQLRequest,
  body: unknown,
): ExpectedStream | RefusalResponse | null {
  const transport = acceptedTransport(headers.accept);
  if (transport === null) return null;
  if (raw.method !== 'GET') return { transport, body };
  const asked = isDeliberate(headers) ? bodyOfSearch(search) : null;
  return asked === null ? refusalOf(400) : { transport, body: asked };
}

/**
 * Returns whether a page of ours or a program sent a GET request. Pages of other sites can send neither these headers
 * without a preflight, nor this value of `Sec-Fetch-Site`, which EventSource sends.
 */
function isDeliberate(headers: IncomingHttpHeaders): boolean {
  return (
    headers['apollo-require-preflight'] !== undefined ||
    headers['x-apollo-operation-name'] !== undefined ||
    headers['content-type']?.startsWith('application/json') === true ||
    headers['sec-fetch-site'] === 'same-origin'
  );
}

/** Reads the parameters of a GET request as the body of a POST; null if they can't be read. */
function bodyOfSearch(search: string): object | null {
  const body: Record<string, unknown> = {};
  for (const [name, text] of new URLSearchParams(search)) {
    if (name in body) return null;
    const isJson = name === 'variables' || name === 'extensions';
    const value = isJson ? parseJson(text) : ok(text);
    if (!value.ok) return null;
    if (['query', 'operationName', 'variables', 'extensions'].includes(name)) body[name] = value.value;
  }
  return body;
}
