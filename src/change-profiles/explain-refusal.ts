import type { Explanation } from '../schema-parts/user-errors';
import { explainInvalidProfile } from '../profile/invalid-profile';
import type { RemoveProfileRefusal } from './remove-each';
import type { NotPermitted, UpdateProfileRefusal } from './update-each';

const NO_SUCH_PROFILE = "The profile doesn't exist, or you can't read it.";
const LAST_ADMINISTRATOR =
  'This is the last administrator of the account. Make another profile an administrator first.';

/**
 * Explains why updateProfile was refused and what to do, with the argument at fault. `path` is the path of the input.
 */
export function explainUpdateProfile(
  refusal: UpdateProfileRefusal,
  path: readonly string[] = ['input'],
): Explanation {
  const profile = [...path, 'profileId'];
  switch (refusal.code) {
    case 'NOT_FOUND':
      return { message: NO_SUCH_PROFILE, field: profile };
    case 'NOT_PERMITTED':
      return explainNotPermitted(refusal, path);
    case 'PROFILE_REMOVED':
      return {
        message: 'This profile was removed. Ask an administrator to add a new one.',
        field: profile,
      };
    case 'LAST_ADMINISTRATOR':
      return { message: LAST_ADMINISTRATOR, field: profile };
    case 'USE_REMOVE_PROFILE':
      return {
        message: 'Remove the profile with removeProfile, which ends its association and invitation, too.',
        field: [...path, 'status'],
      };
    default:
      return explainInvalidProfile(refusal, path);
  }
}

function explainNotPermitted({ field }: NotPermitted, path: readonly string[]): Explanation {
  if (field === null) {
    const message = 'Switch to this profile, or to an administrator of its account, first.';
    return { message, field: [...path, 'profileId'] };
  }
  return {
    message: `Only an administrator can change the ${field}. Ask an administrator, or switch to a profile with the administrator role.`,
    field: [...path, field],
  };
}

/** Explains why removeProfile was refused, and what to do. `field` is the path of the profile's id. */
export function explainRemoveProfile(
  refusal: RemoveProfileRefusal,
  field: string[] = ['input', 'profileId'],
): Explanation {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return { message: NO_SUCH_PROFILE, field };
    case 'NOT_PERMITTED':
      return {
        message:
          'Only an administrator can remove a profile. Ask an administrator, or switch to a profile with the administrator role.',
        field,
      };
    case 'LAST_ADMINISTRATOR':
      return { message: LAST_ADMINISTRATOR, field };
  }
}
