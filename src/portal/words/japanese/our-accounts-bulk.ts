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
  selecting: '選択しています',
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
  confirm: {
    DISABLED: {
      title: plural('ja', {
        other: ({ number }) => `${number} 人を無効にしますか?`,
      }),
      text: ({ account }) =>
        `選択したユーザーは、すべてのデバイスで直ちに ${account} にアクセスできなくなります。後で再び有効にできます。`,
    },
    ADMINISTRATOR: {
      title: plural('ja', {
        other: ({ number }) => `${number} 人を管理者にしますか?`,
      }),
      text: ({ account }) =>
        `選択したユーザーは、${account} のすべてのユーザーを追加、変更、削除できるようになります。`,
    },
    MEMBER: {
      title: plural('ja', {
        other: ({ number }) => `${number} 人をメンバーにしますか?`,
      }),
      text: ({ account }) => `選択したユーザーは、${account} のユーザーを管理できなくなります。`,
    },
    REMOVE: {
      title: plural('ja', {
        other: ({ number }) => `${number} 人を削除しますか?`,
      }),
      text: ({ account }) =>
        `選択したユーザーは、すべてのデバイスで直ちに ${account} にアクセスできなくなります。Microsoft アカウントとの関連付けは終了し、保留中の招待は取り消されます。監査履歴は保持されます。`,
    },
  },
  succeeded: plural('ja', {
    other: ({ number }) => `変更: ${number} 人。`,
  }),
  failed: plural('ja', {
    other: ({ number }) => `未変更: ${number} 人。`,
  }),
  unknown: plural('ja', {
    other: ({ number }) => `結果不明: ${number} 人。`,
  }),
  whoFailed: '変更されなかったユーザー',
  whoUnknown: '結果不明',
  whoSucceeded: '変更されたユーザーを表示',
  notSent: '前のリクエストが失敗したため、送信されませんでした。',
  noResult:
    'このユーザーの結果を受信できませんでした。現在の状態を確認するには、ページを再読み込みしてください。',
  close: '閉じる',
};
