import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in Japanese. */
export const adding: OurAccountsWords['adding'] = {
  one: '1 人追加',
  many: 'まとめて追加',
  back: 'プロファイルに戻る',
  titleOne: ({ account }) => `${account} に 1 人追加`,
  titleMany: ({ account }) => `${account} にまとめて追加`,
  name: '名前',
  email: 'メール アドレス',
  role: '役割',
  language: '言語',
  invite: 'すぐに招待を送信',
  inviteHint: '後で送信することもできます。',
  add: '追加',
  added: ({ person }) => `${person} を追加しました。`,
  addedAndInvited: ({ person, email }) => `${person} を追加し、${email} に招待を送信しています。`,
  lead: '一覧を貼り付けてください。1 行に 1 人、名前とアドレスをコンマまたはタブで区切ります。表計算ソフトからコピーしたままで構いません。一度に 500 人までです。',
  list: '追加する人',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: '追加される内容',
  line: '行',
  result: '確認',
  ready: '準備完了',
  problems: {
    NO_EMAIL: 'この行にメール アドレスがありません。',
    NO_NAME: 'この行に名前がありません。',
    INVALID_EMAIL: 'name@company.com のようなメール アドレスではありません。',
    LONG_NAME: '名前が 200 文字を超えています。',
    DUPLICATE: 'このアドレスは前の行にあります。',
    TOO_MANY: '一度に追加できるのは 500 人までです。この行は次回に残ります。',
  },
  addMany: plural('ja', { other: ({ number }) => `${number} 人を追加` }),
  leftOut: plural('ja', { other: ({ number }) => `${number} 行に問題があるため、除外されます。` }),
  addedMany: plural('ja', { other: ({ number }) => `${number} 人を追加しました。` }),
  refusedMany: plural('ja', {
    other: ({ number }) => `${number} 行は追加されませんでした。理由とともに一覧に残っています。`,
  }),
};
