import { preferredLanguage } from '../preferred-language';
import { danish } from './danish';
import { type AuthWords, english } from './english';
import { french } from './french';
import { german } from './german';
import { japanese } from './japanese';
import { spanish } from './spanish';

const WORDS = { en: english, de: german, fr: french, es: spanish, da: danish, ja: japanese } as const;

/** The texts of a page, and the code of their language. */
export interface SpokenWords {
  readonly language: string;
  readonly words: AuthWords;
}

/** The name of the cookie in which the portal keeps the language that was chosen in the browser. */
export const LANGUAGE_COOKIE = 'language';

/**
 * Returns the texts in the language that was chosen in the browser, or else in the first language of an
 * `Accept-Language` header that we have, or else in English.
 */
export function wordsFor(acceptLanguage: string | undefined, chosen?: string): SpokenWords {
  if (isSpoken(chosen)) return { language: chosen, words: WORDS[chosen] };
  const language = preferredLanguage(acceptLanguage, Object.keys(WORDS));
  return isSpoken(language) ? { language, words: WORDS[language] } : { language: 'en', words: english };
}

function isSpoken(language: string | undefined): language is keyof typeof WORDS {
  return language !== undefined && Object.hasOwn(WORDS, language);
}
