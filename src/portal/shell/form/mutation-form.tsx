import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { type Sentence } from '../../words/sentence';
import { useFormats, useWords } from '../../words/words-context';
import { useDelay } from '../use-delay';
import { focusRefused, hasFormField, holdsText } from './form-controls';
import { FormErrorsContext, type Shown, type UserError } from './form-errors';
import { FormNotices } from './form-notices';
import { textIn } from './text-in';
import { useUnsaved } from './use-unsaved';

/** The outcome of a form. `done` confirms success, and counts only if there are no errors. */
export interface Outcome {
  readonly userErrors?: readonly UserError[];
  readonly done?: Sentence;
}

interface SubmitButton {
  /** The entry `action` of the form if this button submits it. */
  readonly action: string;
  readonly label: string;
}

interface MutationFormProps {
  /** The label of the button that submits. The Enter key has the same effect. Null if nothing can be submitted. */
  readonly button: string | null;
  /** Another button that submits. */
  readonly otherButton?: SubmitButton | false;
  /** Buttons that don't submit. */
  readonly besides?: ReactNode;
  /** Submits the entries. Errors that it throws are shown below the form. */
  readonly submit: (entries: FormData) => Promise<Outcome>;
  /** Whether the confirmation of success is no longer true, so that it isn't shown. */
  readonly isOutdated?: boolean;
  /** Whether leaving the page would lose entries. By default, whether text was entered since the last success. */
  readonly isUnsaved?: boolean;
  /** Translations of errors by code. Others keep the service's English message. */
  readonly explain?: Readonly<Partial<Record<string, string>>>;
  readonly children: ReactNode;
}

/** What happened when the form was last submitted. */
interface Result {
  /** The user errors, each with the name of its FormField, or null if there is none. */
  readonly errors: readonly (UserError & { readonly name: string | null })[];
  readonly fault: unknown;
  readonly done: Sentence | null;
}

const NOTHING: Result = { errors: [], fault: null, done: null };

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    // Allows the column to be narrower than its longest word.
    gridTemplateColumns: 'minmax(0, 1fr)',
    maxInlineSize: '32rem',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/**
 * A form that sends a mutation, one at a time.
 *
 * Each of the mutation's `userErrors` is shown next to the FormField that its `field` ends with, and the first of them
 * gets the focus. Errors without a FormField are shown below the form. A field's error disappears when the field
 * changes or the form is reset. The confirmation of success disappears when a field changes. Leaving the page with text that wasn't submitted needs a
 * confirmation.
 */
export function MutationForm({
  button,
  otherButton = false,
  besides,
  submit,
  isOutdated = false,
  explain = {},
  isUnsaved,
  children,
}: MutationFormProps) {
  const words = useWords();
  const formats = useFormats();
  const form = useRef<HTMLFormElement>(null);
  const [result, setResult] = useState(NOTHING);
  /** The action of the button that was clicked, until there's a response. */
  const [sending, setSending] = useState<string | null>(null);
  const isSending = sending !== null;
  const isLong = useDelay(isSending);
  const [hasText, setHasText] = useState(false);
  const changes = useRef(0);
  useUnsaved(isUnsaved ?? hasText);
  const styles = useStyles();

  // Only when the errors appear, not when one of them is fixed.
  useEffect(() => {
    if (form.current && !isSending) focusRefused(form.current);
  }, [isSending]);

  const onChange = ({ target }: { readonly target: EventTarget }) => {
    changes.current += 1;
    if (holdsText(target)) setHasText(true);
    const changed = target instanceof Element ? target.getAttribute('name') : null;
    setResult(({ errors, ...others }) => ({
      ...others,
      errors: errors.filter(({ name }) => name === null || name !== changed),
      done: null,
    }));
  };

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const { currentTarget } = event;
    const entries = new FormData(currentTarget, event.nativeEvent.submitter);
    const changesBefore = changes.current;
    setSending(textIn(entries, 'action'));
    // Screen readers repeat a sentence only if it was removed before. The errors of fields stay, so that the
    // layout doesn't shift.
    setResult(({ errors }) => ({ ...NOTHING, errors: errors.filter(({ name }) => name !== null) }));
    try {
      const { userErrors = [], done } = await submit(entries);
      const errors = userErrors.map((error) => ({ ...error, name: fieldOf(error, currentTarget) }));
      const isDone = errors.length === 0;
      // Text that was entered while sending isn't saved.
      if (isDone && changes.current === changesBefore) setHasText(false);
      setResult({ errors, fault: null, done: isDone && done ? done : null });
    } catch (fault) {
      setResult({ ...NOTHING, fault });
    } finally {
      setSending(null);
    }
  };

  const { done } = result;
  const shown = { ...shownOf(result, explain), done: done && !isOutdated ? done(words, formats) : null };
  const submitButton = (action: string, label: string, appearance: 'primary' | 'secondary') => (
    <Button
      type="submit"
      name="action"
      value={action}
      appearance={appearance}
      disabledFocusable={isLong}
      {...(isLong && sending === action && { icon: <Spinner size="tiny" role="presentation" /> })}
    >
      {label}
    </Button>
  );
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onChange={onChange}
      onReset={() => setResult(({ done }) => ({ ...NOTHING, done }))}
      onSubmit={(event) => void send(event)}
    >
      <FormErrorsContext value={shown.byName}>{children}</FormErrorsContext>
      <div className={styles.buttons}>
        {button !== null && submitButton('', button, 'primary')}
        {otherButton && submitButton(otherButton.action, otherButton.label, 'secondary')}
        {besides}
      </div>
      <FormNotices shown={shown} isLong={isLong} />
    </form>
  );
}

function shownOf(
  { errors, fault }: Result,
  explain: Readonly<Partial<Record<string, string>>>,
): Omit<Shown, 'done'> {
  const byName: Record<string, string> = {};
  const elsewhere: string[] = [];
  for (const { code, message, name } of errors) {
    const text = explain[code] ?? message;
    if (name === null) elsewhere.push(text);
    else byName[name] = text;
  }
  return { byName, elsewhere: elsewhere.join(' '), fault };
}

/** Returns the name of the FormField that an error belongs to; null if there is none. */
function fieldOf({ field }: UserError, form: HTMLFormElement): string | null {
  const name = field?.at(-1) ?? '';
  return hasFormField(form, name) ? name : null;
}
