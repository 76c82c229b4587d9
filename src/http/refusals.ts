import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { isEncoded } from './request-limits';

/** Says in GraphQL's shape why a request never got as far as GraphQL. */
interface RefusalBody {
  readonly errors: readonly [
    { readonly message: string; readonly extensions: { readonly code: string; readonly reason?: string } },
  ];
}

const REFUSALS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'The request could not be read. Send JSON, encoded in UTF-8.'],
  403: ['FORBIDDEN', 'Pages of this origin may not call the service.'],
  404: ['NOT_FOUND', 'There is nothing at this address. GraphQL is at /graphql.'],
  405: ['METHOD_NOT_ALLOWED', 'Send GraphQL requests with POST, or queries with GET.'],
  408: ['REQUEST_TIMEOUT', 'The request took too long to arrive.'],
  413: [
    'PAYLOAD_TOO_LARGE',
    'The body is too large: /graphql takes up to 256 KiB. Send less, or in several requests.',
  ],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json, uncompressed.'],
  431: ['HEADERS_TOO_LARGE', 'The headers are too large.'],
};
const FAULT = [
  'INTERNAL_SERVER_ERROR',
  'Something went wrong on our side. Try again, and if it stays, give support the x-request-id of this answer.',
] as const;

const INTERNAL_SERVER_ERROR = 500;

/** The answer to a request that is refused: JSON in GraphQL's shape, with a code, and nothing of its reason. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Says what a request that is refused says of who sends it, or does not say. */
export interface CallerRefusal {
  readonly code: string;
  readonly message: string;
  readonly reason?: string;
}

/**
 * Makes the answer to a request that is refused before GraphQL for its form.
 *
 * `as` is the status to answer with where callers expect another one for this reason.
 */
export function refusalOf(
  status: number,
  { as = status, headers = {} }: { readonly as?: number; readonly headers?: Refusal['headers'] } = {},
): Refusal {
  return refusal(as, bodyFor(status), headers);
}

/** Makes the answer to a request that is refused before GraphQL for what it says of who sends it. */
export function refusalOfCaller(
  status: 401 | 403 | 503,
  { message, ...extensions }: CallerRefusal,
  headers: Refusal['headers'] = {},
): Refusal {
  return refusal(status, { errors: [{ message, extensions }] }, headers);
}

/** Makes the answer to a GraphQL query that is refused before GraphQL, by the code of the error. */
export function refusalOfQuery({ message, extensions }: GraphQLError): Refusal {
  return refusal(400, { errors: [{ message, extensions: { code: String(extensions['code']) } }] }, {});
}

function refusal(status: number, body: RefusalBody, headers: Refusal['headers']): Refusal {
  const usual = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' };
  return { status, headers: { ...usual, ...headers }, body: JSON.stringify(body) };
}

/**
 * Makes the answer to a request whose body is compressed; null for any other request.
 *
 * It lists the encodings that are accepted (RFC 9110, section 12.5.3).
 */
export function refusalOfEncoding(request: Pick<IncomingMessage, 'headers'>): Refusal | null {
  return isEncoded(request) ? refusalOf(415, { headers: { 'accept-encoding': 'identity' } }) : null;
}

/** Answers a request to Fastify that is refused for its form. */
export function refuse(reply: FastifyReply, status: number): FastifyReply {
  return sendRefusal(reply, refusalOf(status));
}

/** Answers a request to Fastify that is refused. */
export function sendRefusal(reply: FastifyReply, { status, headers, body }: Refusal): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Makes the server answer what it can't read, what it doesn't have and what failed as `refuse` does. */
export function answerRefusals(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply));
  server.setNotFoundHandler((_request, reply) => refuse(reply, 404));
}

/** Answers an error by the status that Fastify gave it; one without is a fault of ours, and is logged. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const claimed = error.statusCode ?? INTERNAL_SERVER_ERROR;
  const status = claimed >= 400 && claimed < INTERNAL_SERVER_ERROR ? claimed : INTERNAL_SERVER_ERROR;
  if (status === INTERNAL_SERVER_ERROR) request.log.error({ err: error }, 'a request failed');
  return refuse(reply, status);
}

/** Answers, on the connection itself, what is not even HTTP or has headers too large, and ends the connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify(bodyFor(status));
  const head = [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${String(Buffer.byteLength(body))}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function bodyFor(status: number): RefusalBody {
  const [code, message] =
    REFUSALS[status] ?? (status >= INTERNAL_SERVER_ERROR ? FAULT : (REFUSALS[400] ?? FAULT));
  return { errors: [{ message, extensions: { code } }] };
}
