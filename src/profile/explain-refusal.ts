import type { Explanation } from '../schema-parts/user-errors';
import { explainInvalidProfile } from './invalid-profile';
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
    default:
      return explainInvalidProfile(refusal, ['input']);
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
