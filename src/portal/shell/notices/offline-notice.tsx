import { useApolloClient } from '@apollo/client/react';
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import { ServiceStatusDocument } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';

const EVERY_MS = 3_000;

/**
 * Says that there is no connection, and asks again for all that the page shows when that is wanted.
 *
 * Looks now and then whether there is one: a browser that says so may be too early, and any answer takes the notice away.
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
