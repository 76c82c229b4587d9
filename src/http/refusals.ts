import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { DatabaseUnavailableError } from '../database/database-error';
import { INTERNAL_ERROR_MESSAGE } from '../request/request-error';
import { isEncoded } from './request-limits';

/** A refusal before GraphQL, in the shape of a GraphQL response. */
interface RefusalBody {
  readonly errors: readonly [
    { readonly message: string; readonly extensions: { readonly code: string; readonly reason?: string } },
  ];
}

const REFUSALS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', "The request couldn't be read. Send JSON, encoded in UTF-8."],
  403: ['FORBIDDEN', "Pages of this origin can't call the service."],
  404: ['NOT_FOUND', 'Nothing was found at this address. GraphQL is at /graphql.'],
  405: ['METHOD_NOT_ALLOWED', 'Send GraphQL requests with POST, or queries with GET.'],
  408: ['REQUEST_TIMEOUT', 'The request took too long to arrive.'],
  413: ['PAYLOAD_TOO_LARGE', 'The body is too large. /graphql accepts up to 256 KiB. Send several requests.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json, uncompressed.'],
  431: ['HEADERS_TOO_LARGE', 'The headers are too large.'],
};
const FAULT = ['INTERNAL_SERVER_ERROR', INTERNAL_ERROR_MESSAGE] as const;

const INTERNAL_SERVER_ERROR = 500;

/** The response to a refused request: JSON in the shape of a GraphQL response, with a code and without details. */
export interface RefusalResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why a request is refused for its credentials. */
export interface CallerRefusal {
  readonly code: string;
  readonly message: string;
  readonly reason?: string;
}

/**
 * Creates the response to a malformed request.
 *
 * `as` replaces the status if callers expect another one for this reason.
 */
export function refusalOf(
  status: number,
  { as = status, headers = {} }: { readonly as?: number; readonly headers?: RefusalResponse['headers'] } = {},
): RefusalResponse {
  return refusal(as, bodyFor(status), headers);
}

/** Creates the response to a request that is refused for its credentials. */
export function refusalOfCaller(
  status: 401 | 403 | 429 | 503,
  { message, ...extensions }: CallerRefusal,
  headers: RefusalResponse['headers'] = {},
): RefusalResponse {
  return refusal(status, { errors: [{ message, extensions }] }, headers);
}

/** The time after which callers can try again, in seconds. */
export const RETRY_AFTER = '1';

/** Thrown for a request that is refused because the service is overloaded. */
export class OverloadedError extends Error {
  /** Creates the error. */
  constructor() {
    super('The service is overloaded.');
    this.name = 'OverloadedError';
  }
}

const OVERLOADED = refusalOfCaller(
  503,
  {
    code: 'SERVICE_UNAVAILABLE',
    message: 'The service is very busy right now. Try again in a moment.',
    reason: 'OVERLOADED',
  },
  { 'retry-after': RETRY_AFTER },
);

/** Returns the response to a request that is refused because the service is overloaded. */
export function refusalOfOverload(): RefusalResponse {
  return OVERLOADED;
}

const UNAVAILABLE = refusalOfCaller(503, {
  code: 'SERVICE_UNAVAILABLE',
  message: "The service currently can't reach its database. Try again in a moment.",
});

/** Creates the response to a query that is refused before it's executed, by the error's code. */
export function refusalOfQuery({ message, extensions }: GraphQLError): RefusalResponse {
  return refusal(400, { errors: [{ message, extensions: { code: String(extensions['code']) } }] }, {});
}

function refusal(status: number, body: RefusalBody, headers: RefusalResponse['headers']): RefusalResponse {
  const usual = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' };
  return { status, headers: { ...usual, ...headers }, body: JSON.stringify(body) };
}

/**
 * Creates the response to a request with a compressed body; null for any other request.
 *
 * It lists the accepted encodings (RFC 9110, section 12.5.3).
 */
export function refusalOfEncoding(request: Pick<IncomingMessage, 'headers'>): RefusalResponse | null {
  return isEncoded(request) ? refusalOf(415, { headers: { 'accept-encoding': 'identity' } }) : null;
}

/** Refuses a malformed request to Fastify. */
export function refuse(reply: FastifyReply, status: number): FastifyReply {
  return sendRefusal(reply, refusalOf(status));
}

/** Sends a refusal with Fastify. */
export function sendRefusal(reply: FastifyReply, { status, headers, body }: RefusalResponse): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Registers handlers that send refusals for malformed requests, unknown paths, and errors. */
export function answerRefusals(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply));
  server.setNotFoundHandler((_request, reply) => refuse(reply, 404));
}

/**
 * Sends the refusal for an error's status, or 503 if the database can't be used at the moment. An error without a status
 * is an internal error. Both are logged.
 */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof OverloadedError) return sendRefusal(reply, refusalOfOverload());
  if (error instanceof DatabaseUnavailableError) {
    request.log.warn({ err: error }, 'the database is unavailable');
    return sendRefusal(reply, UNAVAILABLE);
  }
  const claimed = error.statusCode ?? INTERNAL_SERVER_ERROR;
  const status = claimed >= 400 && claimed < INTERNAL_SERVER_ERROR ? claimed : INTERNAL_SERVER_ERROR;
  if (status === INTERNAL_SERVER_ERROR) request.log.error({ err: error }, 'a request failed');
  return refuse(reply, status);
}

/** Refuses invalid HTTP or too large headers on the socket, and closes the connection. */
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
