import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { chooseLanguage, withChosen } from './language';
import { languageChoice } from './language-choice';
import { loadSpeech } from './load-speech';
import { loadWords } from './load-words';
import { type Speech, SpeechContext } from './words-context';

/**
 * Provides the texts of the language that was chosen in this browser, or else of the first of the `wanted` locales
 * whose language the portal has. Sets the document's language and direction.
 *
 * Shows `fallback` until the first texts have loaded. Keeps the previous texts while another language loads.
 * Throws, for an error boundary, if English can't be loaded either.
 */
export function WordsProvider({
  wanted,
  fallback,
  children,
}: {
  readonly wanted: readonly string[];
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}) {
  const chosen = useSyncExternalStore(languageChoice.subscribe, languageChoice.read);
  const { language, locale } = chooseLanguage(withChosen(chosen, wanted));
  const [speech, setSpeech] = useState<Speech | null>(null);
  const [fault, setFault] = useState<unknown>(null);

  useEffect(() => {
    let isCurrent = true;
    loadSpeech({ language, locale }, loadWords).then(
      (loaded) => {
        if (!isCurrent) return;
        document.documentElement.lang = loaded.formats.locale;
        document.documentElement.dir = loaded.words.direction;
        setSpeech(loaded);
      },
      (error: unknown) => isCurrent && setFault(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [language, locale]);

  if (fault !== null && !speech) throw fault as Error;
  if (!speech) return fallback;
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}
