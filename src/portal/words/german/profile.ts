import { type ProfileWords } from '../english/profile';

/** My Profile, in German. */
export const profile: ProfileWords = {
  title: 'Mein Profil',
};
