import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { OperationTypeNode } from 'graphql';
import { tabProfile } from '../tab/tab-profile';
import { takeEarlyViewer } from './early-viewer';
import { createExtendedLists } from './extended-lists';
import { type Failure, failureOf } from './failure';
import { fetchStream } from './fetch-stream';
import { createIdempotencyKeys } from './idempotency-keys';
import { NoAnswer } from './no-answer';
import { shownProfile } from './profile-change';
import { requestsUnderWay } from './requests-under-way';

const TIMEOUT_MS = 20_000;

/** The operations that read or change the session's profile. */
const OF_SESSION: ReadonlySet<string | undefined> = new Set([
  'Viewer',
  'SwitchProfile',
  'ClearDefaultProfile',
  'ViewerChanged',
]);

/** What the whole portal does about the outcome of any request. */
export interface Reactions {
  /** Called with each failure and the operation's name, before the caller gets the error. */
  readonly onFailure: (failure: Failure, operationName: string | undefined) => void;
  /** Called for each response, including errors: the browser is online. */
  readonly onAnswer: () => void;
}

/**
 * Creates the client for POST /graphql, which uses this browser's session.
 *
 * Requests name the profile that the page shows, so that they're never executed as one that was chosen in another tab.
 * Those that read or change the session's profile don't name it.
 *
 * Requests aren't retried automatically, because a mutation without a response may have been executed. If the person
 * sends it again, it has the same idempotency key (see `createIdempotencyKeys`).
 *
 * Queries with the context `inBackground: true` are silent: they show no progress, and a missing response has no reaction.
 * The service doesn't count them as a use of the session.
 */
export function createGraphClient({ onFailure, onAnswer }: Reactions): ApolloClient {
  const asProfile = new SetContextLink(({ headers }, { operationName }) => {
    const others = headers as Readonly<Record<string, string>> | undefined;
    const isOfSession = OF_SESSION.has(operationName);
    const profileId = tabProfile.read() ?? (isOfSession ? null : shownProfile());
    return { headers: { ...others, ...(profileId !== null && { 'x-profile-id': profileId }) } };
  });
  const onError = new ErrorLink(({ error, operation }) => {
    if (isInBackground(operation) && error instanceof NoAnswer) return;
    onFailure(failureOf(error), operation.operationName);
  });
  const fetchAnswer: typeof fetch = async (address, options) => {
    const answer = await fetchInTime(address, options);
    onAnswer();
    return answer;
  };
  const http = new HttpLink({
    uri: '/graphql',
    fetch: (address, options) => requestsUnderWay.during(fetchAnswer(address, options)),
  });
  const silent = new HttpLink({ uri: '/graphql', headers: { 'x-in-background': '1' }, fetch: fetchAnswer });
  // Streams have no timeout, and neither their progress nor their failures are shown (see follow.ts).
  const streams = new HttpLink({ uri: '/graphql', fetch: fetchStream, fetchOptions: { priority: 'low' } });
  return new ApolloClient({
    link: asProfile.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      streams,
      ApolloLink.from([
        onError,
        createExtendedLists(),
        createIdempotencyKeys(),
        ApolloLink.split(isInBackground, silent, http),
      ]),
    ),
    cache: new InMemoryCache({
      typePolicies: {
        // Both are singletons, so the result of a mutation updates them on all pages.
        Viewer: { keyFields: [] },
        ServiceStatus: { keyFields: [] },
        // These have no id of their own, and pages request different fields of them.
        ProfileSelection: { merge: true },
        AccountAccess: { merge: true },
      },
    }),
    // Pages show cached data immediately, and refresh it when they are opened again.
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
    devtools: { enabled: false },
  });
}

function isInBackground(operation: ApolloLink.Operation): boolean {
  return (operation.getContext() as { readonly inBackground?: boolean }).inBackground === true;
}

/** Fetches a complete response. Throws NoAnswer if there is none, or if it's incomplete. */
async function fetchInTime(address: RequestInfo | URL, options: RequestInit = {}): Promise<Response> {
  const isSent = navigator.onLine;
  const limits = [AbortSignal.timeout(TIMEOUT_MS), ...(options.signal ? [options.signal] : [])];
  try {
    const answer = await (takeEarlyViewer(options.body) ??
      fetch(address, { ...options, cache: 'no-store', signal: AbortSignal.any(limits) }));
    const body = await answer.text();
    const { status, statusText, headers } = answer;
    // Responses with some statuses, such as 204, can't have a body, not even an empty one.
    return new Response(body === '' ? null : body, { status, statusText, headers });
  } catch (cause) {
    throw new NoAnswer(cause, isSent);
  }
}
