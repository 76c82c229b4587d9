import type { FastifyRequest } from 'fastify';
import { LANGUAGE_COOKIE } from './auth-words/auth-words';
import type { PortalFile } from './portal-files';
import { preferredLanguage } from './preferred-language';

const DEFAULT_LANGUAGE = 'en';
/** `__Host-session` on https (cookies.ts). */
const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?session=[^;\s]/;
/** The language that was chosen in the browser (src/portal/words/language-choice.ts). */
const CHOSEN_LANGUAGE = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([a-z]{2})(?:;|$)`);
/** Pages whose document is that of another page. */
const SAME: Readonly<Record<string, string>> = { helpQuestion: 'help' };

/**
 * Creates the function that chooses the document for a page, by its name in paths.json, and a request.
 *
 * Without a session cookie, pages that need sign-in are replaced by the page to sign in. With one, that page is replaced
 * by the start page. The session may have ended, which only the portal finds out.
 */
export function choosePortalDocument(
  documents: ReadonlyMap<string, PortalFile>,
): (page: string, request: Pick<FastifyRequest, 'headers' | 'query'>) => PortalFile {
  const built = [...documents.keys()].map((key) => key.split('.')[2] ?? DEFAULT_LANGUAGE);
  // The first one is for requests that prefer none.
  const languages = [...new Set([DEFAULT_LANGUAGE, ...built])];
  return (requested, { headers, query }) => {
    const page = SAME[requested] ?? requested;
    const hasSession = SESSION_COOKIE.test(headers.cookie ?? '');
    const chosen = CHOSEN_LANGUAGE.exec(headers.cookie ?? '')?.[1];
    const language =
      chosen !== undefined && languages.includes(chosen)
        ? chosen
        : (preferredLanguage(headers['accept-language'], languages) ?? DEFAULT_LANGUAGE);
    const find = (name: string): PortalFile | undefined =>
      documents.get(`${name}.${hasSession ? 'session' : 'visitor'}.${language}`);
    const found = leadsBack(page, query) && !hasSession ? undefined : find(page);
    const instead = hasSession || page === 'home' ? 'home' : 'toGoOn';
    const document = found ?? find(instead) ?? find('signedOut');
    if (!document) throw new Error(`The portal has no document for ${page}.`);
    return document;
  };
}

// After this sign-in, the person returns to another page than the start page.
function leadsBack(page: string, query: unknown): boolean {
  return page === 'signedOut' && typeof query === 'object' && query !== null && 'returnTo' in query;
}
