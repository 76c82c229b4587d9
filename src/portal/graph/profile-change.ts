import { makeVar } from '@apollo/client';
import { type MeFragment } from './generated/graphql';

/**
 * Why the active profile changed: it can't be used, another tab switched, or the person ended the
 * association.
 */
export type ProfileChange = 'LOST' | 'MOVED' | 'ENDED';

/** The change that the person hasn't dismissed yet. */
export const profileChange = makeVar<ProfileChange | null>(null);

/** The profile that the page shows, or null if there is none. */
let seen: string | null = null;
/** The last profile that the cached data may have been read as. */
let cached: string | null = null;
let expected: string | null = null;
let isEnding = false;

/** Returns the id of the profile that the page shows, or null if there is none. */
export function shownProfile(): string | null {
  return seen;
}

/**
 * Announces that the person chooses a profile in this tab, so that the switch isn't reported to them.
 *
 * Returns a function that cancels the announcement if the choice was rejected. If another tab switches to the
 * same profile later, that's reported.
 */
export function expectProfile(profileId: string): () => void {
  expected = profileId;
  profileChange(null);
  return () => {
    if (expected === profileId) expected = null;
  };
}

/**
 * Announces that the person ended the association of the active profile. This explains only the next change.
 */
export function expectEnd(): void {
  isEnding = true;
  profileChange('ENDED');
}

/**
 * Compares the viewer with the last known one, and stores a change of profile that this tab didn't cause.
 *
 * Returns whether the cached data was read as another profile, and this tab didn't switch. Having to choose a
 * profile isn't reported: the person accepted another one or cleared the default.
 */
export function noteProfile(viewer: MeFragment | null): boolean {
  const now = viewer?.activeProfile?.id ?? null;
  if (now === seen) return false;
  const isOwnDoing = isEnding || (now !== null && now === expected);
  const isUsable = viewer?.selection.candidates.some(({ id }) => id === seen) ?? false;
  const mustChoose = now === null && isUsable;
  const isNews = seen !== null && viewer !== null && !isOwnDoing && !mustChoose;
  if (isNews) profileChange(isUsable ? 'MOVED' : 'LOST');
  const isOutdated = cached !== null && viewer !== null && now !== cached && !isOwnDoing && !mustChoose;
  expected = null;
  isEnding = false;
  seen = now;
  if (!mustChoose) cached = now;
  return isOutdated;
}
