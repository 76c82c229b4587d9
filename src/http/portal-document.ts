import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import type { PortalSettings } from '../config/portal-settings';
import { escapeHtml } from '../foundation/escape-html';
import type { PortalFile } from './portal-files';

const END_OF_HEAD = '</head>';

// With the highest quality, a document takes twenty times as long, and is a tenth shorter.
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * Creates the function that returns a document of the portal with the operators' settings in `<meta name="settings">`, as
 * JSON. It fills each document once, when it's first requested, so that the service starts without delay.
 *
 * The documents carry the settings because the pages need them at once: a request for them would delay the footer. The
 * pages' policy allows no inline scripts, and a `meta` element isn't one.
 */
export function fillWithSettings(settings: PortalSettings): (document: PortalFile) => PortalFile {
  const meta = `<meta name="settings" content="${escapeHtml(JSON.stringify(settings))}">`;
  const filled = new WeakMap<PortalFile, PortalFile>();
  return (document) => {
    const known = filled.get(document);
    if (known) return known;
    const made = withMeta(document, meta);
    filled.set(document, made);
    return made;
  };
}

function withMeta({ bodies, type }: PortalFile, meta: string): PortalFile {
  const html = String(bodies.get('identity') ?? gunzipSync(bodies.get('gzip') ?? ''));
  // A function, because `$` has a meaning in replacement strings.
  const body = Buffer.from(html.replace(END_OF_HEAD, () => meta + END_OF_HEAD));
  return {
    type,
    bodies: new Map([
      ['br', brotliCompressSync(body, QUALITY)],
      ['gzip', gzipSync(body)],
    ]),
  };
}
