import { type SessionsWords } from '../english/sessions';

/** The texts of My sessions, in Japanese. */
export const sessions: SessionsWords = {
  title: 'サインイン中のブラウザー',
  lead: '次のブラウザーでサインインしています。心当たりのないものがあれば、サインアウトしてください。',
  current: 'このブラウザー',
  unknown: '不明なブラウザー',
  browserOn: ({ browser, platform }) => `${browser} (${platform})`,
  signedIn: ({ at }) => `サインイン: ${at}`,
  lastUsed: ({ at }) => `最終使用: ${at}`,
  persistent: 'ブラウザーを閉じた後もサインインしたままになります',
  untilClosed: 'ブラウザーを閉じるまで',
  signOutOf: ({ name, at }) => `サインアウト: ${name} (サインイン: ${at})`,
  ended: 'サインアウトしました。',
  applications:
    'Microsoft アカウントへのアクセスを許可したアプリは表示されません。アプリのアクセスは、アクセス トークンの有効期限が切れると終了します。アプリは Microsoft アカウントで管理できます。',
};
