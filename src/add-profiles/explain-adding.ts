import { explainRecipient, explainSize } from '../invitation/explain-refusal';
import { explainInvalidProfile } from '../profile/invalid-profile';
import type { Explanation, UserRefusal } from '../schema-parts/user-errors';
import type { AddProfileRefusal } from './add-profile';
import type { AddProfilesItemRefusal, AddProfilesRefusal } from './add-profiles';

/** Explains why nothing was added, and what to do. `path` is the path of the profile's input. */
export function explainAddProfile(
  refusal: UserRefusal<AddProfileRefusal>,
  path: readonly string[] = ['input'],
): Explanation {
  const account = ['input', 'accountId'];
  switch (refusal.code) {
    case 'NOT_FOUND':
      return { message: "The account doesn't exist, or you can't read it.", field: account };
    case 'NOT_PERMITTED':
      return {
        message:
          'Only an administrator of this account can add profiles. Switch to an administrator, or ask one.',
        field: account,
      };
    case 'ACCOUNT_INACTIVE':
      return {
        message: 'This account was deactivated. Ask the people who maintain its record in Dynamics.',
        field: account,
      };
    case 'EMAIL_IN_USE':
      return {
        message: 'Another profile of this account has this address. Look for it in the list of profiles.',
        field: [...path, 'email'],
      };
    default:
      return explainInvalidProfile(refusal, path);
  }
}

/** Explains why a batch added nothing, and what to do. */
export function explainAddProfiles(refusal: UserRefusal<AddProfilesRefusal>): Explanation {
  return refusal.code === 'EMPTY' || refusal.code === 'TOO_MANY'
    ? explainSize(refusal, ['input', 'profiles'])
    : explainAddProfile(refusal);
}

/** Explains why an item of a batch was skipped, and what to do. `path` is the path of the item. */
export function explainAddProfilesItem(
  refusal: AddProfilesItemRefusal,
  path: readonly string[],
): Explanation {
  const field = [...path, 'email'];
  if (refusal.code === 'RATE_LIMITED') return { message: explainRecipient(refusal), field };
  if (refusal.code === 'DUPLICATE')
    return { message: 'This address is already in the list. Remove one of the two.', field };
  return explainAddProfile(refusal, path);
}
