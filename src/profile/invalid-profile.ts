import type { Explanation } from '../schema-parts/user-errors';
import type { NewProfileRefusal } from './new-profile';

/** What each code for invalid values of a profile means, for the graph. */
export const INVALID_PROFILE = {
  INVALID_DISPLAY_NAME: 'The name is empty, is longer than 200 characters, or contains control characters.',
  DISPLAY_NAME_HAS_ADDRESS: 'The name contains a web address, a domain or an e-mail address.',
  INVALID_EMAIL: "The e-mail address isn't valid. Only ASCII characters are supported before the @.",
  INVALID_LOCALE: "The language isn't a BCP 47 tag.",
} as const satisfies Record<NewProfileRefusal['code'], string>;

/** Explains which value of a profile is invalid, and what to enter. `path` is the path of the input. */
export function explainInvalidProfile({ code }: NewProfileRefusal, path: readonly string[]): Explanation {
  switch (code) {
    case 'INVALID_DISPLAY_NAME':
      return {
        message: 'Enter a name of 1 to 200 characters, on one line.',
        field: [...path, 'displayName'],
      };
    case 'DISPLAY_NAME_HAS_ADDRESS':
      return {
        message: 'Enter a name without a web address, a domain or an e-mail address.',
        field: [...path, 'displayName'],
      };
    case 'INVALID_EMAIL':
      return {
        message:
          "Enter an e-mail address such as name@company.com. Accented letters aren't supported before the @.",
        field: [...path, 'email'],
      };
    case 'INVALID_LOCALE':
      return { message: 'Enter a language tag such as en or de-CH.', field: [...path, 'locale'] };
  }
}
