import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { chooseLanguage, withChosen } from './language';
import { languageChoice } from './language-choice';
import { loadSpeech } from './load-speech';
import { loadWords } from './load-words';
import { type Speech, SpeechContext } from './words-context';

/**
 * Provides the texts of the language that was chosen in this browser, or else of the first of the `wanted` locales
 * whose language the portal has. Sets the document's language and direction.
 *
 * Shows `fallback` until the first texts have loaded. Keeps the previous texts while another language loads, and if it
 * can't be loaded. Then it's loaded again when somebody chooses a language, and when the tab gets the focus.
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
  const [attempt, setAttempt] = useState(1);
  const shown = useRef<Speech | null>(null);

  useEffect(() => {
    let isCurrent = true;
    loadSpeech({ language, locale }, loadWords, shown.current).then(
      (loaded) => {
        if (!isCurrent) return;
        shown.current = loaded;
        document.documentElement.lang = loaded.formats.locale;
        document.documentElement.dir = loaded.words.direction;
        setSpeech(loaded);
      },
      (error: unknown) => isCurrent && setFault(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [language, locale, attempt]);

  const isOther = speech !== null && chooseLanguage([speech.formats.locale]).language !== language;
  useEffect(() => {
    if (!isOther) return;
    return languageChoice.subscribe(() => setAttempt((last) => last + 1));
  }, [isOther]);

  if (fault !== null && !speech) throw fault as Error;
  if (!speech) return fallback;
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}
