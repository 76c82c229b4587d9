import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in Japanese. */
export const accounts: AccountsWords = {
  title: '複数のアカウント',
  lead: 'お使いの Microsoft アカウントには複数のプロファイルがあります。今使用するプロファイルを選択してください。サインアウトせずにいつでも切り替えられます。',
  legend: 'あなたのプロファイル',
  inUse: '使用中',
  byDefault: '既定',
  lastUsed: ({ day }) => `最終使用日: ${day}`,
  search: '検索',
  searchHint: '会社名、アカウント番号、または名前で検索します。',
  found: plural('ja', { other: ({ number }) => `${number} 件のプロファイルが見つかりました。` }),
  more: 'さらに表示',
  lastHundred: '最近使用したプロファイルを表示しています。ほかのプロファイルは検索してください。',
  always: '常にこのプロファイルを使用する',
  alwaysHint: 'サインインするたびに、このプロファイルで開始します。',
  tabOnly: 'このタブのみ',
  tabOnlyHint: 'ほかのタブは変更されません。',
  tabOnlyInMaintenance: 'メンテナンス中は、このタブのプロファイルだけを選択できます。',
  askEachTime: '毎回確認する',
  defaultCleared: 'サインインするたびにプロファイルを選択します。',
  button: '続行',
  chooseFirst: 'プロファイルを選択してください。',
  closed: '現在利用できません',
  refusals: {
    NOT_FOUND:
      'このプロファイルは、お使いの Microsoft アカウントに関連付けられていません。別のプロファイルを選択してください。',
    PROFILE_NOT_ACTIVE:
      'このプロファイルは無効になっています。別のプロファイルを選択するか、そのアカウントの管理者にお問い合わせください。',
    ACCESS_CLOSED:
      'このプロファイルのアカウントは現在アクセスできません。別のプロファイルを選択してください。',
  },
};
