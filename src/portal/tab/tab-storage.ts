/** A string that's kept for this tab only. It survives reloads and sign-in. */
export interface KeptWord {
  /** Returns the string, or null if there is none. */
  read(): string | null;
  keep(word: string): void;
  forget(): void;
}

/**
 * Creates the storage for a string in sessionStorage. If the browser blocks that, it's kept until the page is
 * closed.
 */
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
