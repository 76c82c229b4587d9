import { type FrameWords } from '../english/frame';

/** The texts of the navigation and the footer, in German. */
export const frame: FrameWords = {
  navigation: { label: 'Hauptnavigation', home: 'Start', help: 'Hilfe' },
  footer: {
    contact: ({ address }) => `Kontakt: ${address}`,
    privacy: 'Datenschutz',
    language: 'Sprache',
  },
};
