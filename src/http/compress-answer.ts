import type { IncomingHttpHeaders } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { acceptsEncoding } from './accepted-encoding';

/** Smaller answers fit into the first packets anyway. */
const LEAST_BYTES = 1_000;
/** Takes 0.08 ms for 6 kB, and 0.25 ms for 30 kB. Higher ones take much longer, and save 5 %. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const LEVEL = { level: 1 };

/** A compressed body, and its content coding. */
export interface CompressedAnswer {
  readonly coding: 'br' | 'gzip';
  readonly body: Buffer;
}

/**
 * Compresses the answer to a browser. Returns null if it isn't worth it, or if the request isn't a browser's.
 *
 * Only browsers send `Sec-Fetch-Site` (Fetch Metadata), and scripts can't set it. Routers accept compressed answers by
 * default, but they are near, and compression would cost more than the rest of the request.
 */
export function compressAnswer(headers: IncomingHttpHeaders, body: string): CompressedAnswer | null {
  if (headers['sec-fetch-site'] === undefined || body.length < LEAST_BYTES) return null;
  const accepted = headers['accept-encoding'];
  if (acceptsEncoding(accepted, 'br')) return { coding: 'br', body: brotliCompressSync(body, QUALITY) };
  return acceptsEncoding(accepted, 'gzip') ? { coding: 'gzip', body: gzipSync(body, LEVEL) } : null;
}
