import { Button } from '@fluentui/react-components';
import { useWords } from '../../words/words-context';

/** How a part of the page asks whether to decline. */
export interface DeclineChoice {
  /** Whether the button takes the focus, because the person came back from the question. */
  readonly isKept: boolean;
  readonly onDecline: () => void;
}

/** The button that asks whether to decline the invitation. */
export function DeclineButton({ isKept, onDecline }: DeclineChoice) {
  const { accept: words } = useWords();
  return (
    <Button autoFocus={isKept} onClick={onDecline}>
      {words.decline.button}
    </Button>
  );
}
