import type { IncomingHttpHeaders } from 'node:http';

/**
 * Returns whether a page of this origin sent the request, by headers that scripts can't set.
 *
 * `Origin` decides. If it's missing or `null`, which pages with `Referrer-Policy: no-referrer` send, `Sec-Fetch-Site`
 * decides, then `Referer`. Returns false for a request without any of these headers.
 */
export function isFromOwnOrigin(headers: IncomingHttpHeaders, origin: URL): boolean {
  const claimed = headers.origin;
  if (claimed !== undefined && claimed !== 'null') return claimed === origin.origin;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  if (claimed === 'null' || headers.referer === undefined) return false;
  return URL.canParse(headers.referer) && new URL(headers.referer).origin === origin.origin;
}
