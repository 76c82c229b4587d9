import { FluentProvider, makeStyles, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useMediaQuery } from './use-media-query';

const useStyles = makeStyles({
  // Fluent aligns text to the left, even in right-to-left languages.
  root: { minBlockSize: '100vh', textAlign: 'start' },
});

/**
 * Applies the system's light or dark theme, and the document's text direction. Follows changes of both.
 *
 * High contrast needs no theme: the browser applies the person's colors (`forced-colors`), and the components
 * support it.
 */
export function Theme({ children }: { readonly children: ReactNode }) {
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  return (
    <FluentProvider
      theme={isDark ? webDarkTheme : webLightTheme}
      dir={useSyncExternalStore(onDirection, direction, () => 'ltr')}
      className={useStyles().root}
    >
      {children}
    </FluentProvider>
  );
}

function direction(): 'ltr' | 'rtl' {
  return document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
}

function onDirection(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributeFilter: ['dir'] });
  return () => observer.disconnect();
}
