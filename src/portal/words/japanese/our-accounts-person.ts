import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of a person's page, in Japanese. */
export const person: OurAccountsWords['person'] = {
  details: 'プロファイル',
  account: 'アカウント',
  sentTo: '送信先',
  invitation: '保留中の招待',
  noInvitation: '保留中の招待はありません。',
  formerInvitations: '過去の招待',
  noFormerInvitations: '過去の招待はありません。',
  history: '履歴',
  endedByHolder: '本人が関連付けを終了しました。',
  end: {
    action: '関連付けを終了…',
    title: ({ person }) => `${person} の関連付けを終了しますか?`,
    text: ({ username, account }) =>
      `${username} は、すべてのデバイスで直ちに ${account} にアクセスできなくなります。プロファイルは残ります。もう一度関連付けるには、招待を送信してください。`,
    yes: '関連付けを終了',
    done: '関連付けを終了しました。もう一度関連付けるには、招待を送信してください。',
  },
};
