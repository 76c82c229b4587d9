const HOME = '/';
const MAX_LENGTH = 2_000;
const MAX_DECODINGS = 5;
const FORBIDDEN = /[\s\p{C}\\]/u;
const ENCODED_CONTROL = /%[01][0-9a-f]|%7f|%c2%[89][0-9a-f]/i;

/**
 * Returns where to redirect the browser after signing in: the requested path, query and fragment, or `/`.
 *
 * Only paths of this origin are accepted. Rejects anything that a browser, proxy or router could interpret as another
 * origin, including repeated percent-encoding. Also rejects the sign-in routes, which would redirect in a loop.
 */
export function safeReturnTo(value: string | undefined, origin: URL): string {
  if (value === undefined || value.length > MAX_LENGTH) return HOME;
  if (!value.startsWith('/') || FORBIDDEN.test(value) || ENCODED_CONTROL.test(value)) return HOME;
  if (!URL.canParse(value, origin.href)) return HOME;
  const url = new URL(value, origin);
  if (url.origin !== origin.origin || url.username || url.password) return HOME;
  if (!decodings(url.pathname).every(isOwnPath)) return HOME;
  const target = url.pathname + url.search + url.hash;
  return target.length > MAX_LENGTH ? HOME : target;
}

/** Lists the path as sent and after each further decoding. Adds an invalid entry if decoding doesn't end. */
function decodings(path: string): string[] {
  const forms = [path];
  for (let form = path; forms.length <= MAX_DECODINGS; forms.push(form)) {
    const decoded = decode(form);
    if (decoded === form) return forms;
    form = decoded;
  }
  return ['\\'];
}

/** Decodes only ASCII, which all such tricks use. Unlike decodeURIComponent, it doesn't fail on invalid sequences. */
function decode(path: string): string {
  return path.replace(/%([0-7][0-9a-f])/gi, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function isOwnPath(path: string): boolean {
  if (path.includes('//') || /[\p{Cc}\\]/u.test(path)) return false;
  const { pathname } = new URL(path, 'http://path.invalid');
  return !/^\/auth(?:\/|$)/i.test(pathname);
}
