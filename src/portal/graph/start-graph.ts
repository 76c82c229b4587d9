import { type ApolloClient } from '@apollo/client';
import { tabProfile } from '../tab/tab-profile';
import { isOffline } from './conditions';
import { type Failure } from './failure';
import { ServiceStatusDocument, ViewerDocument } from './generated/graphql';
import { createGraphClient } from './graph-client';
import { profileChange } from './profile-change';

/** Creates the GraphQL client, with the reactions to failures that all pages share. */
export function startGraph(): ApolloClient {
  const client = createGraphClient({
    onAnswer: () => {
      if (!isOffline()) return;
      isOffline(false);
      reload();
    },
    onFailure: (failure, operationName) => {
      // Immediately, so that it can't follow the response to another request.
      if (failure.kind === 'OFFLINE' || failure.kind === 'NO_ANSWER') isOffline(true);
      // Deferred until the caller has got the error, because the reaction sends requests.
      else setTimeout(() => react(client, failure, operationName));
    },
  });
  const reload = createReload(client);
  return client;
}

const RELOAD_EVERY_MS = 3_000;

/**
 * Creates the function that repeats the queries of the page. It does so at most once in three seconds, so that a query
 * that always fails isn't repeated continuously.
 */
function createReload(client: ApolloClient): () => void {
  let reloadedAt = -Infinity;
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(
      () => {
        isPlanned = false;
        reloadedAt = performance.now();
        ignoreFailure(client.refetchQueries({ include: 'active' }));
      },
      Math.max(0, reloadedAt + RELOAD_EVERY_MS - performance.now()),
    );
  };
}

function react(client: ApolloClient, { kind }: Failure, operationName: string | undefined): void {
  switch (kind) {
    case 'SIGNED_OUT':
    case 'FORBIDDEN':
      // If the viewer is signed out or has no active profile, the route guards redirect. The viewer query
      // itself is excluded, because it would be repeated forever.
      if (operationName !== 'Viewer') ignoreFailure(client.refetchQueries({ include: [ViewerDocument] }));
      break;
    case 'PROFILE_LOST':
      if (tabProfile.read() === null) {
        // The page named the profile in the request, not this tab. The components that show the viewer report
        // what changed.
        ignoreFailure(client.refetchQueries({ include: [ViewerDocument] }));
        break;
      }
      tabProfile.forget();
      profileChange('LOST');
      ignoreFailure(client.resetStore());
      break;
    case 'MAINTENANCE':
      ignoreFailure(client.refetchQueries({ include: [ServiceStatusDocument] }));
      break;
    default:
  }
}

// Components that show the data also show another failure.
function ignoreFailure(request: PromiseLike<unknown>): void {
  request.then(undefined, () => undefined);
}
