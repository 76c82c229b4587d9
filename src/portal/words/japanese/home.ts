import { type HomeWords } from '../english/home';
import { plural } from '../plural';

/** The texts of the home page, in Japanese. */
export const home: HomeWords = {
  number: ({ number }) => `アカウント ${number}`,
  resources: {
    title: ({ program }) => `${program} のリソース`,
    kinds: {
      PRODUCT_UPDATES: '製品の更新情報',
      DOWNLOADS: 'ダウンロード',
      TRAINING: 'トレーニング',
      COMMUNITY: 'コミュニティ',
      SUPPORT: 'サポート',
    },
  },
  waiting: {
    title: '対応が必要なもの',
    requests: plural('ja', {
      other: ({ number }) => `未処理のアクセスの要求 ${number} 件`,
    }),
    invitation: ({ person, company, email }) => `${person} (${company}) への招待を ${email} に送信しました。`,
    until: ({ time }) =>
      `プロファイルを別の Microsoft アカウントに移すには、${time}までにメールのリンクを開いてください。`,
    none: '対応が必要なものはありません。',
  },
  managed: {
    title: '管理しているアカウント',
    nothing: '対応が必要なものはありません。',
    some: '特に対応が必要なアカウントです。',
    all: 'すべてのアカウント',
  },
};
