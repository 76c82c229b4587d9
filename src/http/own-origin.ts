import type { IncomingHttpHeaders } from 'node:http';

/**
 * Tells whether a page of this origin sent the request, by headers that scripts can't set.
 *
 * `Origin` decides; when it is missing, or `null` as a page with `Referrer-Policy: no-referrer` sends it, the
 * browser's own `Sec-Fetch-Site`; then `Referer`. A request without any of them is nobody's page: false.
 */
export function isFromOwnOrigin(headers: IncomingHttpHeaders, origin: URL): boolean {
  const claimed = headers.origin;
  if (claimed !== undefined && claimed !== 'null') return claimed === origin.origin;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  if (claimed === 'null' || headers.referer === undefined) return false;
  return URL.canParse(headers.referer) && new URL(headers.referer).origin === origin.origin;
}
