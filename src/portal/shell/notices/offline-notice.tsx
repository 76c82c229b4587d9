import { useApolloClient } from '@apollo/client/react';
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import { ServiceStatusDocument } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';

const EVERY_MS = 3_000;

/**
 * Shows that there's no connection. Any response removes the notice and reloads the page's data (see startGraph).
 *
 * Sends a request every few seconds, because browsers may report too early that they're online.
 */
export function OfflineNotice() {
  const { shell } = useWords();
  const client = useApolloClient();
  useEffect(() => {
    const poll = () => {
      if (document.hidden) return;
      client.query({ query: ServiceStatusDocument, fetchPolicy: 'network-only' }).catch(() => undefined);
    };
    const timer = setInterval(poll, EVERY_MS);
    addEventListener('online', poll);
    document.addEventListener('visibilitychange', poll);
    return () => {
      clearInterval(timer);
      removeEventListener('online', poll);
      document.removeEventListener('visibilitychange', poll);
    };
  }, [client]);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{shell.connection.lost}</MessageBarBody>
    </MessageBar>
  );
}
