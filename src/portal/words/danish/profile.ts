import { type ProfileWords } from '../english/profile';

/** My Profile, in Danish. */
export const profile: ProfileWords = {
  title: 'Min profil',
};
