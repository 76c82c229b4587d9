import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { tabProfile } from '../tab/tab-profile';
import { type Failure, failureOf } from './failure';
import { NoAnswer } from './no-answer';
import { requestsUnderWay } from './requests-under-way';

const TIMEOUT_MS = 20_000;

/** What the whole portal does about the outcome of a request, wherever it was made. */
export interface Reactions {
  /** Is told of every failure, and of which operation, before who asked. */
  readonly onFailure: (failure: Failure, operationName: string | undefined) => void;
  /** Is told of every answer, a refusal included: there is a connection. */
  readonly onAnswer: () => void;
}

/**
 * Makes the one way to the service: POST /graphql with this browser's session, as the profile that this tab keeps.
 *
 * Nothing is tried again by itself: a mutation without an answer may have been carried out.
 */
export function createGraphClient({ onFailure, onAnswer }: Reactions): ApolloClient {
  const asTabProfile = new SetContextLink(({ headers }) => {
    const others = headers as Readonly<Record<string, string>> | undefined;
    const profileId = tabProfile.read();
    return { headers: { ...others, ...(profileId !== null && { 'x-profile-id': profileId }) } };
  });
  const onError = new ErrorLink(({ error, operation }) => {
    onFailure(failureOf(error), operation.operationName);
  });
  const http = new HttpLink({
    uri: '/graphql',
    fetch: async (address, options) => {
      const answer = await requestsUnderWay.during(fetchInTime(address, options));
      onAnswer();
      return answer;
    },
  });
  return new ApolloClient({
    link: ApolloLink.from([onError, asTabProfile, http]),
    cache: new InMemoryCache({
      typePolicies: {
        // There is one viewer and one status: what a mutation says of them is true everywhere.
        Viewer: { keyFields: [] },
        ServiceStatus: { keyFields: [] },
        // Parts of what has an id: pages ask for different fields of them.
        ProfileSelection: { merge: true },
        AccountAccess: { merge: true },
      },
    }),
    // Who comes back to a page sees what is true now, and what was true until then without waiting.
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
    devtools: { enabled: false },
  });
}

/** Fetches an answer as a whole; throws NoAnswer when there is none, or it breaks off. */
async function fetchInTime(address: RequestInfo | URL, options: RequestInit = {}): Promise<Response> {
  const limits = [AbortSignal.timeout(TIMEOUT_MS), ...(options.signal ? [options.signal] : [])];
  try {
    const answer = await fetch(address, { ...options, cache: 'no-store', signal: AbortSignal.any(limits) });
    const body = await answer.text();
    const { status, statusText, headers } = answer;
    // Some answers may have no body, not even an empty one.
    return new Response(body === '' ? null : body, { status, statusText, headers });
  } catch (cause) {
    throw new NoAnswer(cause);
  }
}
