import { ok, type Refusal, refused, type Result } from '../foundation/result';

/** How the active profile was selected. */
export type SelectionSource = 'HEADER' | 'SESSION' | 'DEFAULT' | 'ONLY_PROFILE';

/** The active profile, and how it was selected. */
export interface ProfileSelection {
  readonly activeProfileId: string | null;
  /** Null if no profile is active. */
  readonly resolvedBy: SelectionSource | null;
  /** Whether the Multiple Accounts page is needed: the person has several usable profiles and hasn't chosen one. */
  readonly required: boolean;
}

/**
 * Selects the profile that a request acts as: the one in the request, else the session's choice, else the default, else
 * the only profile.
 *
 * Choices that are no longer usable are skipped. Only the one in the request is refused, because a request for one
 * profile must never be executed as another. "The Multiple Accounts page will only display if the end
 * user's Microsoft Account is associated to more than one account" (CustomerSource Access FAQ).
 */
export function selectProfile(choice: {
  readonly usableProfileIds: readonly string[];
  readonly header: string | null;
  readonly session: string | null;
  readonly default: string | null;
}): Result<ProfileSelection, Refusal<'PROFILE_NOT_USABLE'>> {
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
