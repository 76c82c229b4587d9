import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useWords } from '../../words/words-context';
import { Problem } from '../problem';
import { type Shown } from './form-errors';

/** The messages below a form's button: progress, errors that belong to no field, failures, and success. */
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
      {/* Always rendered, so that screen readers announce its changes. */}
      <div role="status">
        {isLong && shell.sending}
        {shown.done !== null && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>{shown.done}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </>
  );
}
