const HOME = '/';
const MAX_LENGTH = 2_000;
const MAX_DECODINGS = 5;
const FORBIDDEN = /[\s\p{C}\\]/u;
const ENCODED_CONTROL = /%[01][0-9a-f]|%7f|%c2%[89][0-9a-f]/i;

/**
 * Returns where to lead the browser after signing in: the path, query and fragment asked for, or `/`.
 *
 * Only a path of this origin passes. What a browser, a proxy or a router could read as another origin is refused,
 * also in percent-encoded forms however deep, and so are the sign-in routes themselves, which would lead in circles.
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

/** Lists the path as the browser sends it and as each further decoding shows it, with a bad mark for endless ones. */
function decodings(path: string): string[] {
  const forms = [path];
  for (let form = path; forms.length <= MAX_DECODINGS; forms.push(form)) {
    const decoded = decode(form);
    if (decoded === form) return forms;
    form = decoded;
  }
  return ['\\'];
}

/** Decodes ASCII alone, in which every trick is written: unlike decodeURIComponent it stops at no broken sequence. */
function decode(path: string): string {
  return path.replace(/%([0-7][0-9a-f])/gi, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function isOwnPath(path: string): boolean {
  if (path.includes('//') || /[\p{Cc}\\]/u.test(path)) return false;
  const { pathname } = new URL(path, 'http://path.invalid');
  return !/^\/auth(?:\/|$)/i.test(pathname);
}
