import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { type ProfileChange, profileChange } from '../../graph/profile-change';
import { useViewer } from '../../graph/viewer-context';
import { useWords } from '../../words/words-context';

/** Explains why the active profile changed and which one it is, until the person dismisses it. */
export function ProfileChangeNotice({ change }: { readonly change: ProfileChange }) {
  const { shell } = useWords();
  const active = useViewer()?.activeProfile;
  const intent = change === 'LOST' ? 'warning' : 'info';
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        {shell.profileChange[change]}{' '}
        {active && shell.profileChange.now({ person: active.displayName, company: active.account.name })}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => profileChange(null)}>{shell.close}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
