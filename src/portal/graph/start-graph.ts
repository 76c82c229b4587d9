import { type ApolloClient } from '@apollo/client';
import { tabProfile } from '../tab/tab-profile';
import { isOffline } from './conditions';
import { type Failure } from './failure';
import { ServiceStatusDocument, ViewerDocument } from './generated/graphql';
import { createGraphClient } from './graph-client';
import { profileChange } from './profile-change';
import { throttled } from './throttled';

/** Creates the GraphQL client, with the reactions to failures that all pages share. */
export function startGraph(): ApolloClient {
  const client = createGraphClient({
    onAnswer: () => {
      if (!isOffline()) return;
      isOffline(false);
      reload(client);
    },
    onFailure: (failure, operationName) => {
      // Immediately, so that it can't follow the response to another request.
      if (failure.kind === 'OFFLINE' || failure.kind === 'NO_ANSWER') isOffline(true);
      // Deferred until the caller has got the error, because the reaction sends requests.
      else setTimeout(() => react(client, failure, operationName));
    },
  });
  return client;
}

/**
 * Repeats the queries of the page, at most once in three seconds, so that a query that always fails isn't repeated
 * continuously.
 */
const reload = throttled(3_000, async (client: ApolloClient) => client.refetchQueries({ include: 'active' }));

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
