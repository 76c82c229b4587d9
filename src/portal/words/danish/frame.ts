import { type FrameWords } from '../english/frame';

/** The texts of the navigation and the footer, in Danish. */
export const frame: FrameWords = {
  navigation: { label: 'Hovedmenu', home: 'Start', help: 'Hjælp' },
  footer: {
    contact: ({ address }) => `Kontakt: ${address}`,
    privacy: 'Beskyttelse af personlige oplysninger',
    language: 'Sprog',
  },
};
