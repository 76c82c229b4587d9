import { ok, refused, type Result } from '../foundation/result';

/** Says how the active profile was decided. */
export type SelectionSource = 'HEADER' | 'SESSION' | 'DEFAULT' | 'ONLY_PROFILE';

/** Which profile a person acts as, and how that was decided. */
export interface ProfileSelection {
  readonly activeProfileId: string | null;
  /** Null when no profile is active. */
  readonly resolvedBy: SelectionSource | null;
  /** True when the person has several profiles that may be used and has chosen none: the Multiple Accounts page is due. */
  readonly required: boolean;
}

/**
 * Decides which profile a request acts as: the one it names itself, else the session's choice, else the default,
 * else the only one there is.
 *
 * A choice that may no longer be used is passed over, except the request's own, which is refused: what asks to be
 * done as one profile must never be done as another. "The Multiple Accounts page will only display if the end
 * user's Microsoft Account is associated to more than one account" (CustomerSource Access FAQ).
 */
export function selectProfile(choice: {
  readonly usableProfileIds: readonly string[];
  readonly header: string | null;
  readonly session: string | null;
  readonly default: string | null;
}): Result<ProfileSelection, 'PROFILE_NOT_USABLE'> {
  const { usableProfileIds: usable } = choice;
  if (choice.header !== null) {
    return usable.includes(choice.header) ? chosen(choice.header, 'HEADER') : refused('PROFILE_NOT_USABLE');
  }
  if (choice.session !== null && usable.includes(choice.session)) return chosen(choice.session, 'SESSION');
  if (choice.default !== null && usable.includes(choice.default)) return chosen(choice.default, 'DEFAULT');

  const [first] = usable;
  if (first !== undefined && usable.length === 1) return chosen(first, 'ONLY_PROFILE');
  return ok({ activeProfileId: null, resolvedBy: null, required: first !== undefined });
}

function chosen(activeProfileId: string, resolvedBy: SelectionSource): Result<ProfileSelection, never> {
  return ok({ activeProfileId, resolvedBy, required: false });
}
