import { type HomeWords } from '../english/home';
import { plural } from '../plural';

/** The texts of the home page, in Japanese. */
export const home: HomeWords = {
  lead: 'リソースの利用、対応が必要なものの確認、管理者の場合はアカウントの管理ができます。複数の会社にプロファイルがある場合は、ページ上部のメニューで切り替えられます。',
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
