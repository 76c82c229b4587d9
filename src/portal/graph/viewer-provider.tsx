import { useQuery } from '@apollo/client/react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { ViewerDocument } from './generated/graphql';
import { onOtherViewer, reportViewer } from './other-tabs';
import { useViewerUpdates } from './use-live-updates';
import { ViewerContext } from './viewer-context';

/** What is known about the viewer: nothing yet, the viewer (null if nobody is signed in), or an error. */
export interface ViewerState {
  readonly isKnown: boolean;
  /** The person's preferred locales, in order of preference. */
  readonly locales: readonly string[];
  readonly error: unknown;
  readonly retry: () => unknown;
}

/**
 * Reads the viewer once for all pages, and passes the state to its children. Reads it again when another tab reports
 * another viewer, when the service reports a change, when the tab becomes visible or gets the focus, and when the
 * browser comes online. Pages that the browser restores from its back-forward cache are reloaded (see main.ts).
 */
export function ViewerProvider({ children }: { readonly children: (state: ViewerState) => ReactNode }) {
  const { data: current, previousData, error, refetch, client } = useQuery(ViewerDocument);
  // While all data is reloaded after a switch, the previous data stays, so that pages aren't unmounted.
  const data = current ?? previousData;

  useEffect(() => {
    const refetchViewer = () => {
      if (!document.hidden) refetch().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', refetchViewer);
    addEventListener('focus', refetchViewer);
    addEventListener('online', refetchViewer);
    return () => {
      document.removeEventListener('visibilitychange', refetchViewer);
      removeEventListener('focus', refetchViewer);
      removeEventListener('online', refetchViewer);
    };
  }, [refetch]);

  const viewer = data && (data.viewer ?? null);
  useEffect(() => {
    if (viewer !== undefined) reportViewer(viewer);
    return onOtherViewer(viewer, () => {
      // Not deduplicated: the answer to a request under way may be older than the report.
      const context = { queryDeduplication: false };
      client.query({ query: ViewerDocument, fetchPolicy: 'network-only', context }).catch(() => undefined);
    });
  }, [viewer, client]);

  // Another tab may have signed in as another person. The previous person's data is removed before the next
  // paint.
  const identityId = viewer === undefined ? undefined : (viewer?.identity.id ?? null);
  const known = useRef(identityId);
  useLayoutEffect(() => {
    if (known.current !== undefined && known.current !== identityId) {
      client.resetStore().catch(() => undefined);
    }
    known.current = identityId;
  }, [identityId, client]);

  useViewerUpdates(client, viewer);

  const locale = viewer?.activeProfile?.locale;
  const state = {
    isKnown: viewer !== undefined,
    locales: [...(locale === undefined ? [] : [locale]), ...navigator.languages],
    error,
    retry: () => refetch().catch(() => undefined),
  };
  return <ViewerContext value={viewer}>{children(state)}</ViewerContext>;
}
