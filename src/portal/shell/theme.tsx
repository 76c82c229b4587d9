import {
  FluentProvider,
  makeStyles,
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { useMediaQuery } from './use-media-query';

const useStyles = makeStyles({ root: { minBlockSize: '100vh' } });

/** Dresses its children as the system wants it: light, dark, or with the colours of a high contrast; live. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const isForced = useMediaQuery('(forced-colors: active)');
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  const plain = isDark ? webDarkTheme : webLightTheme;
  return (
    <FluentProvider theme={isForced ? teamsHighContrastTheme : plain} className={useStyles().root}>
      {children}
    </FluentProvider>
  );
}
