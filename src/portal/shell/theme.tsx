import { FluentProvider, makeStyles, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { useMediaQuery } from './use-media-query';

const useStyles = makeStyles({
  // Fluent has it begin at the left, even where one reads from the right.
  root: { minBlockSize: '100vh', textAlign: 'start' },
});

/**
 * Dresses its children as the system wants it, light or dark, live. A high contrast is the browser's own doing, with
 * the person's colours: the components know it (`forced-colors`), and need no theme for it.
 * All of it runs the way the document does, from the left or from the right.
 */
export function Theme({ children }: { readonly children: ReactNode }) {
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  return (
    <FluentProvider
      theme={isDark ? webDarkTheme : webLightTheme}
      dir={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}
      className={useStyles().root}
    >
      {children}
    </FluentProvider>
  );
}
