/** My Profile, in English. */
export const profile = {
  title: 'My Profile',
};

/** Everything that it says; each language says all of it. */
export type ProfileWords = typeof profile;
