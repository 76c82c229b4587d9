import { type ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { type DataRouter, RouterProvider } from 'react-router';
import { ViewerProvider } from './graph/viewer-provider';
import { LastResort } from './shell/last-resort';
import { AfterFirstPage } from './shell/after-first-page';
import { NotStarted, Starting } from './shell/starting';
import { Theme } from './shell/theme';
import { WordsProvider } from './words/words-provider';

/** The portal. It renders nothing until the viewer is known, because the language depends on the viewer. */
export function App({ client, router }: { readonly client: ApolloClient; readonly router: DataRouter }) {
  return (
    <Theme>
      <LastResort>
        <ApolloProvider client={client}>
          <ViewerProvider>
            {({ isKnown, locales, error, retry }) =>
              isKnown || error ? (
                <WordsProvider wanted={locales} fallback={<Starting />}>
                  {isKnown ? (
                    <AfterFirstPage>
                      <RouterProvider router={router} />
                    </AfterFirstPage>
                  ) : (
                    <NotStarted error={error} retry={retry} />
                  )}
                </WordsProvider>
              ) : (
                <Starting />
              )
            }
          </ViewerProvider>
        </ApolloProvider>
      </LastResort>
    </Theme>
  );
}
