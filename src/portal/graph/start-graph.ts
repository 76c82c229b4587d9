import { type ApolloClient } from '@apollo/client';
import { tabProfile } from '../tab/tab-profile';
import { isOffline } from './conditions';
import { type Failure } from './failure';
import { ServiceStatusDocument, ViewerDocument } from './generated/graphql';
import { createGraphClient } from './graph-client';
import { profileChange } from './profile-change';

/** Makes the client of the graph, with what the portal as a whole does about a failure, whichever page had it. */
export function startGraph(): ApolloClient {
  const client = createGraphClient({
    onAnswer: () => isOffline(false),
    onFailure: (failure, operationName) => {
      // At once, so that it doesn't come after the answer to another request.
      if (failure.kind === 'OFFLINE') isOffline(true);
      // Only after whoever asked has been told: what is done here asks anew.
      else setTimeout(() => react(client, failure, operationName));
    },
  });
  return client;
}

function react(client: ApolloClient, { kind }: Failure, operationName: string | undefined): void {
  switch (kind) {
    case 'SIGNED_OUT':
    case 'FORBIDDEN':
      // Once the viewer is nobody, or acts as no profile, the gates in front of the pages lead to where one belongs.
      // Whom even that is refused would ask for ever.
      if (operationName !== 'Viewer') askAgain(client.refetchQueries({ include: [ViewerDocument] }));
      break;
    case 'PROFILE_LOST':
      if (tabProfile.read() === null) {
        // The request named it itself; whoever shows the viewer tells what has changed.
        askAgain(client.refetchQueries({ include: [ViewerDocument] }));
        break;
      }
      tabProfile.forget();
      profileChange('LOST');
      askAgain(client.resetStore());
      break;
    case 'MAINTENANCE':
      askAgain(client.refetchQueries({ include: [ServiceStatusDocument] }));
      break;
    default:
  }
}

// What fails again is told by whoever shows it.
function askAgain(asked: PromiseLike<unknown>): void {
  asked.then(undefined, () => undefined);
}
