import { useApolloClient } from '@apollo/client/react';
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import { ServiceStatusDocument } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';

const EVERY_MS = 3_000;

/**
 * Shows that there's no connection, and reloads the page's data when the connection is back.
 *
 * Sends a request every few seconds, because browsers may report too early that they're online. Any response
 * removes the notice.
 */
export function OfflineNotice() {
  const { shell } = useWords();
  const client = useApolloClient();
  useEffect(() => {
    let isPolling = false;
    const poll = async () => {
      if (isPolling || document.hidden) return;
      isPolling = true;
      try {
        await client.query({ query: ServiceStatusDocument, fetchPolicy: 'network-only' });
        // Only here, so that an operation that always fails is repeated once per poll.
        await client.refetchQueries({ include: 'active' });
      } catch {
        // The notice stays, or the components that show the data show the failure.
      } finally {
        isPolling = false;
      }
    };
    const pollNow = () => void poll();
    const timer = setInterval(pollNow, EVERY_MS);
    addEventListener('online', pollNow);
    document.addEventListener('visibilitychange', pollNow);
    return () => {
      clearInterval(timer);
      removeEventListener('online', pollNow);
      document.removeEventListener('visibilitychange', pollNow);
    };
  }, [client]);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{shell.connection.lost}</MessageBarBody>
    </MessageBar>
  );
}
