import { useQuery } from '@apollo/client/react';
import { type ReactNode } from 'react';
import { ViewerDocument } from './generated/graphql';
import { ViewerContext } from './viewer-context';

/** What is known of the viewer: nothing yet, who it is (null for nobody), or why that can't be known. */
export interface ViewerState {
  readonly isKnown: boolean;
  /** The locales that the person wants, the most wanted first. */
  readonly locales: readonly string[];
  readonly error: unknown;
  readonly retry: () => unknown;
}

/** Finds out who is signed in, once for all pages, and renders with what is known of it. */
export function ViewerProvider({ children }: { readonly children: (state: ViewerState) => ReactNode }) {
  const { data, error, refetch } = useQuery(ViewerDocument);
  const locale = data?.viewer?.activeProfile?.locale;
  const state = {
    isKnown: data !== undefined,
    locales: [...(locale === undefined ? [] : [locale]), ...navigator.languages],
    error,
    retry: () => refetch().catch(() => undefined),
  };
  return (
    <ViewerContext value={data === undefined ? undefined : (data.viewer ?? null)}>
      {children(state)}
    </ViewerContext>
  );
}
