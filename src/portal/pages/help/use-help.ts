import { startTransition, useEffect, useState } from 'react';
import { type HelpTexts } from '../../words/english/help';
import { chooseLanguage } from '../../words/language';
import { loadedHelp, loadHelp } from '../../words/load-help';
import { useFormats } from '../../words/words-context';

/** The texts of the help. */
export interface LoadedHelp {
  /** Null until the texts have loaded. While another language loads, or if it can't be loaded, the previous texts. */
  readonly texts: HelpTexts | null;
  /** Why the current language couldn't be loaded, or null. */
  readonly fault: unknown;
  readonly retry: () => void;
}

/**
 * Loads the help in the current language. Doesn't suspend, because the page would lose the focus and its place when the
 * language changes.
 */
export function useHelp(): LoadedHelp {
  const { language } = chooseLanguage([useFormats().locale]);
  const [texts, setTexts] = useState<HelpTexts | null>(() => loadedHelp(language));
  const [fault, setFault] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(1);

  useEffect(() => {
    let isCurrent = true;
    loadHelp(language).then(
      (loaded) => {
        if (!isCurrent) return;
        // Long texts: React interrupts a transition, so that the page can be scrolled.
        startTransition(() => {
          setTexts(() => loaded);
          setFault(null);
        });
      },
      (error: unknown) => isCurrent && setFault(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [language, attempt]);

  return { texts, fault, retry: () => setAttempt(attempt + 1) };
}
