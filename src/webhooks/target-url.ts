import { ok, type Refusal, refused, type Result } from '../foundation/result';

/** Why a URL can't be a target. */
export type TargetUrlRefusal = Refusal<
  'NOT_A_URL' | 'TOO_LONG' | 'NOT_HTTPS' | 'HAS_CREDENTIALS' | 'HAS_FRAGMENT' | 'PORT_RESERVED'
>;

/** Maximum length of a target's URL, in characters. */
export const LONGEST_TARGET_URL = 1024;
const HTTPS_PORT = 443;
/** Lower ports belong to other protocols, such as SSH and SMTP. */
const FIRST_FREE_PORT = 1024;

/**
 * Parses the URL of a target: HTTPS, without credentials and fragment, at port 443 or from 1024 on.
 *
 * Its addresses are checked when connecting (see `TargetAddresses`), because a name can get other ones at any time.
 */
export function parseTargetUrl(text: string): Result<URL, TargetUrlRefusal> {
  if (text.length > LONGEST_TARGET_URL) return refused('TOO_LONG');
  if (!URL.canParse(text)) return refused('NOT_A_URL');
  const url = new URL(text);
  if (url.protocol !== 'https:') return refused('NOT_HTTPS');
  if (url.username !== '' || url.password !== '') return refused('HAS_CREDENTIALS');
  if (url.hash !== '') return refused('HAS_FRAGMENT');
  const port = url.port === '' ? HTTPS_PORT : Number(url.port);
  if (port !== HTTPS_PORT && port < FIRST_FREE_PORT) return refused('PORT_RESERVED');
  return ok(url);
}
