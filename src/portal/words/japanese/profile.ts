import { type ProfileWords } from '../english/profile';

/** My Profile, in Japanese. */
export const profile: ProfileWords = {
  title: 'マイ プロファイル',
};
