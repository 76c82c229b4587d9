import { createContext, useContext } from 'react';
import { type Words } from './english/english';
import { type Formats } from './formats';
import { type Language } from './language';

/** The texts of a language and the formats of a locale. */
export interface Speech {
  readonly words: Words;
  readonly formats: Formats;
}

/** The texts and formats of the portal. Null until a language has loaded. */
export const SpeechContext = createContext<Speech | null>(null);

/** A language whose texts couldn't be loaded, so that another one is shown. */
export interface MissingLanguage {
  readonly language: Language;
  readonly retry: () => void;
}

/** The language that couldn't be loaded. Null if the wanted language is shown or loading. */
export const MissingLanguageContext = createContext<MissingLanguage | null>(null);

/** Returns the texts in the current language, by page: `const { shell } = useWords()`. */
export function useWords(): Words {
  return useSpeech().words;
}

/** Returns the formats of the current locale. */
export function useFormats(): Formats {
  return useSpeech().formats;
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('There are no words outside of WordsProvider.');
  return speech;
}
