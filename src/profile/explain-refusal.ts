import type { RemoveProfileRefusal } from './remove-profile';
import type { UpdateProfileRefusal } from './update-profile';
import type { UpdateProfileErrorCode } from './update-profile.type';
import type { UserError } from '../schema-parts/user-error.type';

const PROFILE = ['input', 'profileId'];
const NO_SUCH_PROFILE = 'There is no such profile.';
const LAST_ADMINISTRATOR =
  'This is the last administrator of the account. Make somebody else an administrator first.';

/** Explains why updateProfile was refused and what to do, with the argument at fault. */
export function explainUpdateProfile(refusal: UpdateProfileRefusal): UserError<UpdateProfileErrorCode> {
  switch (refusal) {
    case 'NOT_FOUND':
      return { code: refusal, message: NO_SUCH_PROFILE, field: PROFILE };
    case 'NOT_PERMITTED':
      return {
        code: refusal,
        message: 'Switch to this profile, or to an administrator of its account, first.',
        field: PROFILE,
      };
    case 'ROLE_NOT_PERMITTED':
      return {
        code: 'NOT_PERMITTED',
        message:
          'Only an administrator may change the role. Ask an administrator, or switch to a profile of yours that is one.',
        field: ['input', 'role'],
      };
    case 'STATUS_NOT_PERMITTED':
      return {
        code: 'NOT_PERMITTED',
        message:
          'Only an administrator may change the status. Ask an administrator, or switch to a profile of yours that is one.',
        field: ['input', 'status'],
      };
    case 'PROFILE_REMOVED':
      return {
        code: refusal,
        message: 'This profile was removed. Ask an administrator to add a new one.',
        field: PROFILE,
      };
    case 'LAST_ADMINISTRATOR':
      return { code: refusal, message: LAST_ADMINISTRATOR, field: PROFILE };
    case 'USE_REMOVE_PROFILE':
      return {
        code: refusal,
        message: 'Remove the profile with removeProfile, which ends its association and invitation, too.',
        field: ['input', 'status'],
      };
    case 'INVALID_DISPLAY_NAME':
      return {
        code: refusal,
        message: 'Enter a name of 1 to 200 characters, on one line.',
        field: ['input', 'displayName'],
      };
    case 'DISPLAY_NAME_HAS_ADDRESS':
      return {
        code: refusal,
        message: 'Enter a name without a web address, a domain or an e-mail address.',
        field: ['input', 'displayName'],
      };
    case 'INVALID_EMAIL':
      return {
        code: refusal,
        message:
          "Enter an e-mail address such as name@company.com. Accented letters aren't supported before the @.",
        field: ['input', 'email'],
      };
    case 'INVALID_LOCALE':
      return {
        code: refusal,
        message: 'Enter a language tag such as en or de-CH.',
        field: ['input', 'locale'],
      };
  }
}

/** Explains why removeProfile was refused, and what to do. */
export function explainRemoveProfile(refusal: RemoveProfileRefusal): UserError<RemoveProfileRefusal> {
  switch (refusal) {
    case 'NOT_FOUND':
      return { code: refusal, message: NO_SUCH_PROFILE, field: PROFILE };
    case 'NOT_PERMITTED':
      return {
        code: refusal,
        message:
          'Only an administrator may remove a profile. Ask an administrator, or switch to a profile of yours that is one.',
        field: PROFILE,
      };
    case 'LAST_ADMINISTRATOR':
      return { code: refusal, message: LAST_ADMINISTRATOR, field: PROFILE };
  }
}
