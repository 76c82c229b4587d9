import { isAscii } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import getRawBody, { type RawBodyError } from 'raw-body';
import secureJson from 'secure-json-parse';
import { ok, refused, type Result } from '../result';
import { isNestedDeeper } from './json-nesting';
import { DEEPEST_JSON, MOST_BODY_BYTES } from './request-limits';

/** The status that says why a body was not read. */
export type BodyRefusal = 400 | 413 | 415;

const JSON_TYPE = /^application\/json(?:;|$)/i;

/** Parts of what could reach prototypes, `__proto__`, `constructor` and escaped letters, that ids and names rarely have. */
const SUSPECT = ['oto__', 'uctor', '\\u'];

/**
 * Reads the JSON body of a request, at most 256 KiB with 64 levels; undefined for a request without a body.
 *
 * Refuses other types with 415, larger bodies with 413, and with 400 what is no JSON, is nested deeper, names prototypes, or
 * did not arrive whole.
 */
export async function readJson(request: IncomingMessage): Promise<Result<unknown, BodyRefusal>> {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': transfer } = request.headers;
  if (type === undefined && transfer === undefined && (length === undefined || length === '0'))
    return ok(undefined);
  if (type === undefined || !JSON_TYPE.test(type)) return refused(415);
  const body = await readWhole(request, length);
  return typeof body === 'number'
    ? refused(body)
    : parseJson(body.toString(isAscii(body) ? 'latin1' : 'utf8'));
}

function readWhole(request: IncomingMessage, length: string | undefined): Promise<Buffer | BodyRefusal> {
  return getRawBody(request, { limit: MOST_BODY_BYTES, length: length ?? null }).catch((error: unknown) =>
    (error as RawBodyError).type === 'entity.too.large' ? 413 : 400,
  );
}

function parseJson(text: string): Result<unknown, BodyRefusal> {
  if (isNestedDeeper(text, DEEPEST_JSON)) return refused(400);
  const parse = SUSPECT.some((part) => text.includes(part)) ? secureJson.parse : JSON.parse;
  try {
    return ok(parse(text) as unknown);
  } catch {
    return refused(400);
  }
}
