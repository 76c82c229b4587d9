import { useApolloClient } from '@apollo/client/react';
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useWords } from '../../words/words-context';

/** Says that there is no connection, and asks again for all that the page shows when that is wanted. */
export function OfflineNotice() {
  const { shell } = useWords();
  const client = useApolloClient();
  const again = () => {
    client.refetchQueries({ include: 'active' }).catch(() => undefined);
  };
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{shell.connection.lost}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={again}>{shell.tryAgain}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
