import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of restoring removed people, in Japanese. */
export const restoring: OurAccountsWords['restoring'] = {
  action: '復元…',
  title: ({ person }) => `${person} を復元しますか?`,
  text: ({ account }) =>
    `同じ名前、アドレス、言語のメンバーとして ${account} にもう一度追加します。削除済みのプロファイルは履歴として残ります。`,
  invite: ({ email }) => `${email} に招待を送信`,
  yes: '復元',
  done: '新しいプロファイルとして復元しました。現在のユーザーの一覧にあります。',
  doneAndInvited: ({ email }) => `新しいプロファイルとして復元しました。${email} に招待を送信しています。`,
};
