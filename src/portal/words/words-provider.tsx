import {
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { chooseLanguage, type Language, withChosen } from './language';
import { languageChoice } from './language-choice';
import { loadSpeech } from './load-speech';
import { loadWords } from './load-words';
import { MissingLanguageContext, type Speech, SpeechContext } from './words-context';

/**
 * Provides the texts of the language that was chosen in this browser, or else of the first of the `wanted` locales
 * whose language the portal has. Sets the document's language and direction.
 *
 * Shows `fallback` until the first texts have loaded. Keeps the previous texts while another language loads, and if it
 * can't be loaded. Then a notice says so (see `MissingLanguageContext`), and it's loaded again when somebody chooses a
 * language, and when the tab gets the focus.
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
  const [missing, setMissing] = useState<Language | null>(null);
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
        // In a task of its own, while the page requests its data.
        setTimeout(loaded.formats.prepareDates);
        setMissing(isIn(language, loaded) ? null : language);
      },
      (error: unknown) => isCurrent && setFault(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [language, locale, attempt]);

  const retry = useCallback(() => setAttempt((last) => last + 1), []);
  const isOther = speech !== null && !isIn(language, speech);
  useEffect(() => (isOther ? languageChoice.subscribe(retry) : undefined), [isOther, retry]);
  const missed = useMemo(
    () => (missing === null || missing !== language ? null : { language, retry }),
    [missing, language, retry],
  );

  if (fault !== null && !speech) throw fault as Error;
  if (!speech) return fallback;
  return (
    <SpeechContext value={speech}>
      <MissingLanguageContext value={missed}>{children}</MissingLanguageContext>
    </SpeechContext>
  );
}

function isIn(language: Language, { formats }: Speech): boolean {
  return chooseLanguage([formats.locale]).language === language;
}
