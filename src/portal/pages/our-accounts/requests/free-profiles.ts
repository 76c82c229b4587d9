/** A profile that no Microsoft account uses. */
export interface FreeProfile {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
}

/** The service's limits of a search. */
const MOST_CHARACTERS = 100;
const FIRST_FIVE_WORDS = /^(?:[^\p{L}\p{N}]*[\p{L}\p{N}]+){1,5}/u;

/** Returns the search that finds the profiles with an address; null if the address isn't complete. */
export function searchForAddress(address: string): string | null {
  if (!/\S@\S/.test(address)) return null;
  const [words] = FIRST_FIVE_WORDS.exec(address.trim()) ?? [];
  return words === undefined ? null : [...words].slice(0, MOST_CHARACTERS).join('');
}

/** Returns the profiles to offer, each once: those that were found by the address, then the others. */
export function offeredProfiles(
  found: readonly FreeProfile[],
  others: readonly FreeProfile[],
): readonly FreeProfile[] {
  const ids = new Set(found.map(({ id }) => id));
  return [...found, ...others.filter(({ id }) => !ids.has(id))];
}
