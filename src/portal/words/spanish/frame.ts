import { type FrameWords } from '../english/frame';

/** The texts of the navigation and the footer, in Spanish. */
export const frame: FrameWords = {
  navigation: { label: 'Principal', home: 'Inicio', help: 'Ayuda' },
  footer: {
    contact: ({ address }) => `Contacto: ${address}`,
    privacy: 'Privacidad',
    language: 'Idioma',
  },
};
