import { isAscii, isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import secureJson from 'secure-json-parse';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { MOST_BODY_BYTES } from './request-limits';

type BodyStatus = 400 | 413 | 415;

/** Why a body was refused, as the status of the response. */
export type BodyRefusal = Refusal<BodyStatus>;

const JSON_TYPE = /^application\/json[ \t]*(?:;|$)/i;

/** Each chunk takes time, however small. Clients usually send some kilobytes in a chunk. */
const MOST_CHUNKS = 4_096;

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Parts of `__proto__`, `constructor` and Unicode escapes, which could reach prototypes and are rare in ids and names.
 */
const SUSPECT = ['oto__', 'uctor', '\\u'];

/**
 * Reads the JSON body of a request, up to 256 KiB; undefined if it has none. Lists and objects can be nested to any
 * depth.
 *
 * Refuses:
 *
 * - with 415, other content types
 * - with 413, larger bodies
 * - with 400, invalid JSON or UTF-8, keys that reach prototypes, more than 4,096 chunks, and incomplete bodies
 */
export async function readJson(request: IncomingMessage): Promise<Result<unknown, BodyRefusal>> {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': transfer } = request.headers;
  if (type === undefined && transfer === undefined && (length === undefined || length === '0'))
    return ok(undefined);
  if (type === undefined || !JSON_TYPE.test(type)) return refused(415);
  const body = await readWhole(request, length);
  if (typeof body === 'number') return refused(body);
  if (isAscii(body)) return parseJson(body.toString('latin1'));
  return isUtf8(body) ? parseJson(body.toString('utf8')) : refused(400);
}

function readWhole(request: IncomingMessage, length: string | undefined): Promise<Buffer | BodyStatus> {
  if (Number(length) > MOST_BODY_BYTES) return Promise.resolve(413);
  // The connection was closed while the access token was verified, and emits nothing further.
  if (request.destroyed) return Promise.resolve(400);
  return new Promise((resolve) => {
    let body: Buffer = Buffer.alloc(0);
    let size = 0;
    let chunks = 0;
    // Chunks are copied into one growing buffer: a list of one-byte chunks would take eighty times their size.
    const take = (chunk: Buffer): void => {
      const end = size + chunk.length;
      chunks += 1;
      if (end > MOST_BODY_BYTES || chunks > MOST_CHUNKS) {
        request.off('data', take).pause();
        resolve(end > MOST_BODY_BYTES ? 413 : 400);
        return;
      }
      if (end > body.length) body = size === 0 ? chunk : grown(body, end);
      if (body !== chunk) chunk.copy(body, size);
      size = end;
    };
    request.on('data', take);
    request.once('end', () => resolve(body.subarray(0, size)));
    // Also emitted when the connection is aborted.
    request.once('close', () => resolve(400));
  });
}

function grown(body: Buffer, least: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.min(MOST_BODY_BYTES, Math.max(least, body.length * 2)));
  body.copy(larger);
  return larger;
}

/** Parses JSON. Refuses keys that reach prototypes. */
export function parseJson(text: string): Result<unknown, BodyRefusal> {
  // secure-json-parse would skip a byte order mark.
  if (text.startsWith(BYTE_ORDER_MARK)) return refused(400);
  const parse = SUSPECT.some((part) => text.includes(part)) ? secureJson.parse : JSON.parse;
  try {
    return ok(parse(text) as unknown);
  } catch {
    return refused(400);
  }
}
