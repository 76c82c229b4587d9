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

/** Says why a request was not served, in the place of what it should have brought; `retry` offers to ask again. */
export function Problem({ error, retry }: { readonly error: unknown; readonly retry?: () => unknown }) {
  const { shell } = useWords();
  const formats = useFormats();
  const again = async () => {
    try {
      await retry?.();
    } catch {
      // Whoever asked shows it, here or in what takes this place.
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
