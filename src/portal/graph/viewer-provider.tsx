import { useQuery } from '@apollo/client/react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
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

/**
 * Finds out who is signed in, once for all pages and again when one comes back to the tab, or the connection does,
 * since another may have changed it meanwhile, and renders with what is known of it. A page out of the browser's memory
 * is loaded anew (main.tsx).
 */
export function ViewerProvider({ children }: { readonly children: (state: ViewerState) => ReactNode }) {
  const { data: current, previousData, error, refetch, client } = useQuery(ViewerDocument);
  // While all is asked anew after a switch, what was known stays, so that no page is taken down and built again.
  const data = current ?? previousData;

  useEffect(() => {
    const askAgain = () => {
      if (!document.hidden) refetch().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', askAgain);
    addEventListener('online', askAgain);
    return () => {
      document.removeEventListener('visibilitychange', askAgain);
      removeEventListener('online', askAgain);
    };
  }, [refetch]);

  // Another tab may have signed in as somebody else: what was read here was for other eyes, and goes before it is painted.
  const identityId = data && (data.viewer?.identity.id ?? null);
  const known = useRef(identityId);
  useLayoutEffect(() => {
    if (known.current !== undefined && known.current !== identityId) {
      client.resetStore().catch(() => undefined);
    }
    known.current = identityId;
  }, [identityId, client]);

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
