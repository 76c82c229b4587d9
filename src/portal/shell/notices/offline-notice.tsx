import { useApolloClient } from '@apollo/client/react';
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import { ServiceStatusDocument } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';

const EVERY_MS = 3_000;

/**
 * Shows that there's no connection, with a button that reloads the page's data.
 *
 * Sends a request every few seconds, because browsers may report too early that they're online. Any response
 * removes the notice.
 */
export function OfflineNotice() {
  const { shell } = useWords();
  const client = useApolloClient();
  const again = () => {
    client.refetchQueries({ include: 'active' }).catch(() => undefined);
  };
  useEffect(() => {
    const look = () => {
      if (document.hidden) return;
      client.query({ query: ServiceStatusDocument, fetchPolicy: 'network-only' }).catch(() => undefined);
    };
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [client]);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{shell.connection.lost}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={again}>{shell.tryAgain}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
