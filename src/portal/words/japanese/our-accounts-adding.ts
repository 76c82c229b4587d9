import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in Japanese. */
export const adding: OurAccountsWords['adding'] = {
  one: 'ユーザーを追加',
  many: '複数のユーザーを追加',
  back: 'プロファイルに戻る',
  titleOne: ({ account }) => `${account} にユーザーを追加`,
  titleMany: ({ account }) => `${account} に複数のユーザーを追加`,
  name: '名前',
  email: 'メール アドレス',
  role: 'ロール',
  language: '言語',
  invite: '今すぐ招待を送信',
  inviteHint: '後で送信することもできます。',
  add: '追加',
  added: ({ person }) => `${person} を追加しました。`,
  addedAndInvited: ({ person, email }) => `${person} を追加しました。${email} に招待を送信しています。`,
  lead: '1 行に 1 人の一覧、または Outlook からコピーした宛先を貼り付けてください。スプレッドシートからコピーしたセルのように、名前とアドレスをコンマまたはタブで区切ります。一度に最大 500 人を追加できます。',
  list: 'ユーザー',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: '追加するユーザー',
  line: '行',
  result: '状態',
  ready: '準備完了',
  header: '見出し行です。名前とアドレスの列だけが使用されます。',
  nothingReady: '追加できる項目がありません。先に問題を修正してください。',
  problems: {
    NO_EMAIL: 'この行にメール アドレスがありません。',
    NO_NAME: 'この行に名前がありません。',
    SEVERAL_EMAILS: 'この行に複数のメール アドレスがあります。1 行に 1 人ずつ入力してください。',
    WRONG_COLUMNS:
      'この行の列数が見出し行より多くなっています。区切り文字を含む名前は引用符で囲んでください。',
    INVALID_EMAIL: 'name@company.com のようなメール アドレスではありません。',
    LONG_NAME: '名前が 200 文字を超えています。',
    DUPLICATE: 'このアドレスは前の行に既にあります。',
    ALREADY_ADDED: 'このアドレスは追加済みです。',
    TOO_MANY: '一度に追加できるのは 500 人までです。この項目は次回のために一覧に残ります。',
  },
  addMany: plural('ja', { other: ({ number }) => `${number} 人を追加` }),
  leftOut: plural('ja', {
    other: ({ number }) => `${number} 件に問題があるため、追加されません。`,
  }),
  addedMany: plural('ja', { other: ({ number }) => `${number} 人を追加しました。` }),
  refusedMany: plural('ja', {
    other: ({ number }) => `${number} 人は追加されませんでした。理由とともに一覧に残っています。`,
  }),
};
