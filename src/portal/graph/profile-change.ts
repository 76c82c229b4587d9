import { makeVar } from '@apollo/client';
import { type MeFragment } from './generated/graphql';

/** How the profile that one acts as came to change: it can be used no more, another tab chose, or one ended it oneself. */
export type ProfileChange = 'LOST' | 'MOVED' | 'ENDED';

/** Holds the change that the person has not taken note of yet. */
export const profileChange = makeVar<ProfileChange | null>(null);

let seen: string | null = null;
let expected: string | null = null;
let isEnding = false;

/**
 * Says that the person chooses a profile in this tab, so that there is nothing to tell when it becomes the active one.
 *
 * Gives what takes that back, for a choice that was refused: should another tab choose the same later, that is news.
 */
export function expectProfile(profileId: string): () => void {
  expected = profileId;
  profileChange(null);
  return () => {
    if (expected === profileId) expected = null;
  };
}

/** Says that the person has ended the association of the active profile, which explains the next change and no other. */
export function expectEnd(): void {
  isEnding = true;
  profileChange('ENDED');
}

/**
 * Compares who is signed in with what was known until now, and keeps a change of profile that nobody here asked for.
 *
 * Gives whether there was one that has not been dealt with: all that was read was read as another profile then.
 */
export function noteProfile(viewer: MeFragment | null): boolean {
  const now = viewer?.activeProfile?.id ?? null;
  if (now === seen) return false;
  const isOwnDoing = isEnding || (now !== null && now === expected);
  const isNews = seen !== null && viewer !== null && !isOwnDoing;
  if (isNews) {
    const isUsable = viewer.selection.candidates.some(({ id }) => id === seen);
    profileChange(isUsable ? 'MOVED' : 'LOST');
  }
  expected = null;
  isEnding = false;
  seen = now;
  return isNews;
}
