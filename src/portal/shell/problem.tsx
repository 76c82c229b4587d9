import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { failureOf } from '../graph/failure';
import { useFormats, useWords } from '../words/words-context';
import { failureSentence } from './failure-sentence';

/** Shows why a request failed, in place of its result. `retry` adds a button that repeats the request. */
export function Problem({ error, retry }: { readonly error: unknown; readonly retry?: () => unknown }) {
  const { shell } = useWords();
  const formats = useFormats();
  const again = async () => {
    try {
      await retry?.();
    } catch {
      // The caller shows the error, here or in a component that replaces this one.
    }
  };
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{shell.failure.title}</MessageBarTitle>
        {failureSentence(failureOf(error), shell, formats)}
      </MessageBarBody>
      {retry && (
        <MessageBarActions>
          <Button onClick={() => void again()}>{shell.tryAgain}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
