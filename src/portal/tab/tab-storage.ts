/** A word that this tab keeps, over reloads and signing in, and no other tab knows. */
export interface KeptWord {
  /** Gives the word; null when there is none. */
  read(): string | null;
  keep(word: string): void;
  forget(): void;
}

/** Makes the place for a word in sessionStorage; where the browser refuses that, it lasts until the page is left. */
export function keptInTab(name: string): KeptWord {
  let fallback: string | null = null;
  const tried = <Result>(act: () => Result, otherwise: Result): Result => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    read: () => tried(() => sessionStorage.getItem(name), null) ?? fallback,
    keep(word) {
      fallback = word;
      tried(() => sessionStorage.setItem(name, word), undefined);
    },
    forget() {
      fallback = null;
      tried(() => sessionStorage.removeItem(name), undefined);
    },
  };
}
