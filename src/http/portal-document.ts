import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import type { PortalSettings } from '../config/portal-settings';
import { escapeHtml } from '../foundation/escape-html';
import type { PortalFile } from './portal-files';

const END_OF_HEAD = '</head>';

/**
 * Returns the portal's document with the operators' settings in `<meta name="settings">`, as JSON, in all encodings.
 *
 * The document carries them because the pages need them at once: a request for them would delay the footer. The pages'
 * policy allows no inline scripts, and a `meta` element isn't one.
 */
export function withSettings(document: PortalFile, settings: PortalSettings): PortalFile {
  const { bodies, type } = document;
  const html = String(bodies.get('identity') ?? gunzipSync(bodies.get('gzip') ?? ''));
  const content = escapeHtml(JSON.stringify(settings));
  // A function, because `$` has a meaning in replacement strings.
  const filled = html.replace(END_OF_HEAD, () => `<meta name="settings" content="${content}">${END_OF_HEAD}`);
  const body = Buffer.from(filled);
  return {
    type,
    bodies: new Map([
      ['br', brotliCompressSync(body)],
      ['gzip', gzipSync(body)],
      ['identity', body],
    ]),
  };
}
