import { FluentProvider, makeStyles, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { useMediaQuery } from './use-media-query';

const useStyles = makeStyles({ root: { minBlockSize: '100vh' } });

/**
 * Dresses its children as the system wants it, light or dark, live. A high contrast is the browser's own doing, with
 * the person's colours: the components know it (`forced-colors`), and need no theme for it.
 */
export function Theme({ children }: { readonly children: ReactNode }) {
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  return (
    <FluentProvider theme={isDark ? webDarkTheme : webLightTheme} className={useStyles().root}>
      {children}
    </FluentProvider>
  );
}
