import { type FrameWords } from '../english/frame';

/** The texts of the navigation and the footer, in Japanese. */
export const frame: FrameWords = {
  navigation: { label: 'メイン', home: 'ホーム', help: 'ヘルプ' },
  footer: {
    contact: ({ address }) => `お問い合わせ: ${address}`,
    privacy: 'プライバシー',
    language: '言語',
  },
};
