import { type NoAccessWords } from '../english/no-access';

/** The page for those who have profiles and may use none, in Japanese. */
export const noAccess: NoAccessWords = {
  title: '現在アクセスできません',
  lead: 'プロファイルはありますが、現在使用できるものがありません。',
  remedy: 'プロファイルの関連付けはそのまま残り、アクセスは自動的に戻ります。',
};
