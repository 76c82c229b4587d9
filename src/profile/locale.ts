import { MOST_UNITS } from '../foundation/unicode';

/** Parses a BCP 47 language tag and returns its canonical form, such as `de-CH`; null if it's invalid. */
export function parseLocale(input: string): string | null {
  if (input.length > MOST_UNITS.locale) return null;
  try {
    const canonical = Intl.getCanonicalLocales(input)[0];
    return canonical !== undefined && canonical.length <= 35 ? canonical : null;
  } catch {
    return null;
  }
}
