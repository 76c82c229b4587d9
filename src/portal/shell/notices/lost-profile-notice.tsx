import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { hasLostProfile } from '../../graph/conditions';
import { useWords } from '../../words/words-context';

/** Says that the profile of this tab was taken away, until that has been noted. */
export function LostProfileNotice() {
  const { shell } = useWords();
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>{shell.profileLost}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => hasLostProfile(false)}>{shell.close}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
