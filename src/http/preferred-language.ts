import Negotiator from 'negotiator';

/** Browsers send less. Parsing takes time for each of the languages. */
const MOST_CHARACTERS = 1_000;

/** Returns the offered language that an `Accept-Language` header prefers, or undefined. Any is accepted without one. */
export function preferredLanguage(
  acceptLanguage: string | undefined,
  offered: readonly string[],
): string | undefined {
  const headers = { 'accept-language': (acceptLanguage ?? '*').slice(0, MOST_CHARACTERS) };
  return new Negotiator({ headers }).language([...offered]);
}
