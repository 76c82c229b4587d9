import { type SupportWords } from '../english/support';

/** The links to the help, and the texts of contacting administrators, in Japanese. */
export const support: SupportWords = {
  links: {
    newAccount: 'Microsoft アカウントをお持ちでない場合',
    invitations: '招待に関するヘルプ',
    access: 'アクセスに関するヘルプ',
  },
  contact: {
    topic: 'お問い合わせの内容',
    topics: {
      ACCESS: '会社のアクセスについて',
      ADD_COLLEAGUE: '同僚のアクセスについて',
      CHANGE_MY_PROFILE: '自分のプロファイルの変更',
      OTHER: 'その他',
    },
    button: '管理者にメールを送信',
    note: '管理者が返信できるように、お名前とメール アドレスを記載したメールを送信します。',
    done: ({ names }) => `${names} にメールを送信しました。返信は、プロファイルのメール アドレスに届きます。`,
    refusals: {
      NOT_FOUND: 'このアカウントの有効なプロファイルはなくなりました。',
      NO_ADMINISTRATOR: 'このアカウントには現在、連絡できる管理者がいません。',
    },
  },
};
