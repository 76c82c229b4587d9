import { FluentProvider, makeStyles, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useMediaQuery } from './use-media-query';

const useStyles = makeStyles({
  // Fluent has it begin at the left, even where one reads from the right.
  root: { minBlockSize: '100vh', textAlign: 'start' },
});

/**
 * Dresses its children as the system wants it, light or dark, live. A high contrast is the browser's own doing, with
 * the person's colours: the components know it (`forced-colors`), and need no theme for it.
 * All of it runs the way the document does, from the left or from the right, whenever its language changes.
 */
export function Theme({ children }: { readonly children: ReactNode }) {
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  return (
    <FluentProvider
      theme={isDark ? webDarkTheme : webLightTheme}
      dir={useSyncExternalStore(onDirection, direction)}
      className={useStyles().root}
    >
      {children}
    </FluentProvider>
  );
}

function direction(): 'ltr' | 'rtl' {
  return document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
}

function onDirection(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributeFilter: ['dir'] });
  return () => observer.disconnect();
}
