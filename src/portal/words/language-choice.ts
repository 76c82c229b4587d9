import { type Language, languageOf } from './language';

// A cookie, because the service's sign-in pages follow it, too (src/http/auth-words).
const COOKIE = 'language';
const A_YEAR_S = 31_536_000;

const listeners = new Set<() => void>();

function write(value: string, maxAge: number): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${COOKIE}=${value}; Path=/; Max-Age=${String(maxAge)}; SameSite=Lax${secure}`;
  for (const listener of listeners) listener();
}

/** The language that was chosen in this browser. It takes precedence over those of the profile and the browser. */
export const languageChoice = {
  /** Returns the chosen language, or null if there is none. */
  read: (): Language | null => {
    const [, value = ''] = new RegExp(`(?:^|; )${COOKIE}=([a-z]*)`).exec(document.cookie) ?? [];
    return languageOf(value) ?? null;
  },

  keep: (language: Language): void => write(language, A_YEAR_S),

  forget: (): void => write('', 0),

  /** Calls the listener after each change, and when the tab gets the focus, because another tab may have changed it. */
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    addEventListener('focus', listener);
    return () => {
      listeners.delete(listener);
      removeEventListener('focus', listener);
    };
  },
} as const;
