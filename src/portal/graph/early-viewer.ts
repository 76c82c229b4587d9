import { tabProfile } from '../tab/tab-profile';
import { viewerQuery } from './viewer-query';

const TIMEOUT_MS = 20_000;

let answer: Promise<Response> | null = null;

/** Requests the viewer while the scripts are loading. Every page needs it first. */
export function requestViewerEarly(): void {
  if (viewerQuery === '') return;
  const profileId = tabProfile.read();
  answer = fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json,application/json;q=0.9',
      'content-type': 'application/json',
      ...(profileId !== null && { 'x-profile-id': profileId }),
    },
    body: JSON.stringify({ operationName: 'Viewer', variables: {}, query: viewerQuery }),
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  // The code that takes the answer handles its errors.
  answer.catch(() => undefined);
}

/** Returns the answer to the early request if it's for the same query, once. Otherwise returns null. */
export function takeEarlyViewer(body: unknown): Promise<Response> | null {
  if (answer === null || typeof body !== 'string') return null;
  const { query } = JSON.parse(body) as { readonly query?: string };
  if (query !== viewerQuery) return null;
  const taken = answer;
  answer = null;
  return taken;
}
