import { makeVar } from '@apollo/client';
import { type MeFragment } from './generated/graphql';

/** How the profile that one acts as came to change: it can be used no more, another tab chose, or one ended it oneself. */
export type ProfileChange = 'LOST' | 'MOVED' | 'ENDED';

/** Holds the change that the person has not taken note of yet. */
export const profileChange = makeVar<ProfileChange | null>(null);

let seen: string | null = null;
let expected: string | null = null;

/** Says that the person has chosen a profile in this tab, so that there is nothing to tell when it becomes the active one. */
export function expectProfile(profileId: string): void {
  expected = profileId;
  profileChange(null);
}

/**
 * Compares who is signed in with what was known until now, and keeps a change of profile that nobody here asked for.
 *
 * Gives whether there was one that has not been dealt with: all that was read was read as another profile then.
 */
export function noteProfile(viewer: MeFragment | null): boolean {
  const now = viewer?.activeProfile?.id ?? null;
  if (now === seen) return false;
  const isOwnDoing = (now !== null && now === expected) || profileChange() === 'ENDED';
  const isNews = seen !== null && viewer !== null && !isOwnDoing;
  if (isNews) {
    const isUsable = viewer.selection.candidates.some(({ id }) => id === seen);
    profileChange(isUsable ? 'MOVED' : 'LOST');
  }
  expected = null;
  seen = now;
  return isNews;
}
