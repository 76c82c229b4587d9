import { type ProfileWords } from '../english/profile';

/** My Profile, in French. */
export const profile: ProfileWords = {
  title: 'Mon profil',
};
