import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in Japanese. */
export const accounts: AccountsWords = {
  title: '複数のアカウント',
  choose:
    'お使いの Microsoft アカウントには複数のプロファイルがあります。今使うものを選んでください。サインアウトせずにいつでも切り替えられます。',
  switch: '続けて使うプロファイルを選んでください。サインインしたままです。',
  legend: 'あなたのプロファイル',
  inUse: '使用中',
  lastUsed: ({ day }) => `最終使用日: ${day}`,
  search: '検索',
  searchHint: '会社名、アカウント番号、または名前で検索します。',
  found: plural('ja', { other: ({ number }) => `${number} 件のプロファイルが見つかりました。` }),
  more: 'さらに表示',
  lastHundred: '最近使ったものを表示しています。ほかは検索で見つかります。',
  always: '常にこれを使う',
  alwaysHint: 'サインインするたびにこれで始まり、次からは確認されません。',
  tabOnly: 'このタブだけ',
  tabOnlyHint: 'ほかのタブはそのままです。',
  button: '続行',
  chooseFirst: 'プロファイルを 1 つ選んでください。',
  closed: '現在使えないもの',
  refusals: {
    NOT_FOUND:
      'このプロファイルは、お使いの Microsoft アカウントとの関連付けがなくなりました。別のものを選んでください。',
    PROFILE_NOT_ACTIVE:
      'このプロファイルは無効にされました。別のものを選ぶか、そのアカウントの管理者にお問い合わせください。',
    ACCESS_CLOSED: 'このプロファイルのアカウントは現在アクセスできません。別のものを選んでください。',
  },
};
