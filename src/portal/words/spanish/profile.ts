import { type ProfileWords } from '../english/profile';

/** My Profile, in Spanish. */
export const profile: ProfileWords = {
  title: 'Mi perfil',
};
