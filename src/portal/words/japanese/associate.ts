import { type AssociateWords } from '../english/associate';

/** The association page, in Japanese. */
export const associate: AssociateWords = {
  title: 'プロファイルの関連付け',
};
