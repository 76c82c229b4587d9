import { type FrameWords } from '../english/frame';

/** The texts of the navigation and the footer, in French. */
export const frame: FrameWords = {
  navigation: { label: 'Navigation principale', home: 'Accueil', help: 'Aide' },
  footer: {
    contact: ({ address }) => `Contact : ${address}`,
    privacy: 'Confidentialité',
    language: 'Langue',
  },
};
