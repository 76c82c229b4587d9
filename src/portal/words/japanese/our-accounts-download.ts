import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of downloads, in Japanese. */
export const download: OurAccountsWords['download'] = {
  button: 'CSV をダウンロード',
  reading: 'ダウンロードしています…',
  progress: ({ read, total }) => `${total} 件中 ${read} 件`,
  saved: plural('ja', {
    other: ({ number }) => `${number} 行を保存しました。`,
  }),
  canceled: 'ダウンロードをキャンセルしました。',
  invitedUntil: '招待の有効期限',
  delivery: '招待メール',
  request: 'リクエスト ID',
};
