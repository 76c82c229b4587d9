import { createContext, useContext } from 'react';
import { type Words } from './english/english';
import { type Formats } from './formats';

/** What a language and its locale give. */
export interface Speech {
  readonly words: Words;
  readonly formats: Formats;
}

/** Holds the speech of the portal; null until a language has been loaded. */
export const SpeechContext = createContext<Speech | null>(null);

/** Gives what the portal says, by page, in the language it speaks now: `const { shell } = useWords()`. */
export function useWords(): Words {
  return useSpeech().words;
}

/** Gives how dates, numbers and lists are written in the locale of now. */
export function useFormats(): Formats {
  return useSpeech().formats;
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('There are no words outside of WordsProvider.');
  return speech;
}
