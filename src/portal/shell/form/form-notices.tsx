import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useWords } from '../../words/words-context';
import { Problem } from '../problem';
import { type Shown } from './form-errors';

/** What a form says below its button: that it is being sent, what was refused of no field, what failed, what was done. */
export function FormNotices({ shown, isLong }: { readonly shown: Shown; readonly isLong: boolean }) {
  const { shell } = useWords();
  return (
    <>
      {shown.fault !== null && <Problem error={shown.fault} />}
      {shown.elsewhere !== '' && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{shown.elsewhere}</MessageBarBody>
        </MessageBar>
      )}
      {/* Always there, so that what it comes to say is read out. */}
      <div role="status">
        {isLong && shell.sending}
        {shown.done !== undefined && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>{shown.done}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </>
  );
}
