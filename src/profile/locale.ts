import { MOST_UNITS } from '../foundation/unicode';

/** Reads a BCP 47 language tag and gives its canonical form, such as `de-CH`; null when it isn't one. */
export function parseLocale(input: string): string | null {
  if (input.length > MOST_UNITS.locale) return null;
  try {
    const canonical = Intl.getCanonicalLocales(input)[0];
    return canonical !== undefined && canonical.length <= 35 ? canonical : null;
  } catch {
    return null;
  }
}
