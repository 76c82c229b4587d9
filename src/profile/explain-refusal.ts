import type { Explanation } from '../schema-parts/user-errors';
import type { RemoveProfileRefusal } from './remove-profile';
import type { NotPermitted, UpdateProfileRefusal } from './update-profile';

const PROFILE = ['input', 'profileId'];
const NO_SUCH_PROFILE = "The profile doesn't exist, or you can't read it.";
const LAST_ADMINISTRATOR =
  'This is the last administrator of the account. Make another profile an administrator first.';

/** Explains why updateProfile was refused and what to do, with the argument at fault. */
export function explainUpdateProfile(refusal: UpdateProfileRefusal): Explanation {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return { message: NO_SUCH_PROFILE, field: PROFILE };
    case 'NOT_PERMITTED':
      return explainNotPermitted(refusal);
    case 'PROFILE_REMOVED':
      return {
        message: 'This profile was removed. Ask an administrator to add a new one.',
        field: PROFILE,
      };
    case 'LAST_ADMINISTRATOR':
      return { message: LAST_ADMINISTRATOR, field: PROFILE };
    case 'USE_REMOVE_PROFILE':
      return {
        message: 'Remove the profile with removeProfile, which ends its association and invitation, too.',
        field: ['input', 'status'],
      };
    case 'INVALID_DISPLAY_NAME':
      return {
        message: 'Enter a name of 1 to 200 characters, on one line.',
        field: ['input', 'displayName'],
      };
    case 'DISPLAY_NAME_HAS_ADDRESS':
      return {
        message: 'Enter a name without a web address, a domain or an e-mail address.',
        field: ['input', 'displayName'],
      };
    case 'INVALID_EMAIL':
      return {
        message:
          "Enter an e-mail address such as name@company.com. Accented letters aren't supported before the @.",
        field: ['input', 'email'],
      };
    case 'INVALID_LOCALE':
      return {
        message: 'Enter a language tag such as en or de-CH.',
        field: ['input', 'locale'],
      };
  }
}

function explainNotPermitted({ field }: NotPermitted): Explanation {
  if (field === null) {
    const message = 'Switch to this profile, or to an administrator of its account, first.';
    return { message, field: PROFILE };
  }
  return {
    message: `Only an administrator can change the ${field}. Ask an administrator, or switch to a profile with the administrator role.`,
    field: ['input', field],
  };
}

/** Explains why removeProfile was refused, and what to do. */
export function explainRemoveProfile(refusal: RemoveProfileRefusal): Explanation {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return { message: NO_SUCH_PROFILE, field: PROFILE };
    case 'NOT_PERMITTED':
      return {
        message:
          'Only an administrator can remove a profile. Ask an administrator, or switch to a profile with the administrator role.',
        field: PROFILE,
      };
    case 'LAST_ADMINISTRATOR':
      return { message: LAST_ADMINISTRATOR, field: PROFILE };
  }
}
