import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of changes of several people, in Japanese. */
export const bulk: OurAccountsWords['bulk'] = {
  selected: plural('ja', {
    other: ({ number }) => `${number} 人を選択中`,
  }),
  selectAll: ({ most }) => `この一覧のすべてを選択（最大 ${most} 人）`,
  clear: '選択を解除',
  others: 'その他の操作',
  working: '変更しています',
  actions: {
    INVITE: '招待を送信',
    ACTIVE: '有効にする',
    DISABLED: '無効にする',
    ADMINISTRATOR: '管理者にする',
    MEMBER: 'メンバーにする',
    REMOVE: '削除',
  },
  countOf: ({ action, number }) => `${action}（${number}）`,
  removeTitle: plural('ja', {
    other: ({ number }) => `${number} 人を削除しますか?`,
  }),
  removeText: ({ account }) =>
    `選択したユーザーは、すべてのデバイスで直ちに ${account} にアクセスできなくなります。Microsoft アカウントとの関連付けは終了し、保留中の招待は取り消されます。監査履歴は保持されます。`,
  succeeded: plural('ja', {
    other: ({ number }) => `${number} 人の処理が完了しました。`,
  }),
  failed: plural('ja', {
    other: ({ number }) => `${number} 人は変更されませんでした。`,
  }),
  whoFailed: '変更されなかったユーザー',
  whoSucceeded: '変更されたユーザーを表示',
  close: '閉じる',
};
