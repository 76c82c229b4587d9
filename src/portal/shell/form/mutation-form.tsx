import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { type Sentence } from '../../words/sentence';
import { useFormats, useWords } from '../../words/words-context';
import { useDelay } from '../use-delay';
import { ErrorSummary } from './error-summary';
import { findInvalidEntries, focusFirstField, focusRefused, hasFormField, holdsText } from './form-controls';
import { FormErrorsContext, type Shown, type UserError } from './form-errors';
import { FormNotices } from './form-notices';
import { textIn } from './text-in';
import { useUnsaved } from './leaving';

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
  /** Whether the form's first field has the focus at first, because the page has nothing else to read. */
  readonly takesFocus?: boolean;
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
  /** Whether the errors of fields are also listed before the form, until all are fixed. */
  readonly hasSummary: boolean;
  readonly fault: unknown;
  readonly done: Sentence | null;
}

const NOTHING: Result = { errors: [], hasSummary: false, fault: null, done: null };

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
 * Each of the mutation's `userErrors` is shown next to the FormField that its `field` ends with, and gets the focus. If
 * there are several, a summary before the fields links to them and gets the focus. Entries that can't be right aren't
 * sent (see FormField). Errors without a FormField are shown below the form. A field's error disappears when the field
 * changes or the form is reset. The confirmation of success disappears when a field changes. Leaving the page with text that wasn't submitted needs a
 * confirmation.
 */
export function MutationForm({
  button,
  otherButton = false,
  besides,
  submit,
  takesFocus = false,
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
  /** How often entries were refused before they were sent. */
  const [refusals, setRefusals] = useState(0);
  const isSending = sending !== null;
  const isLong = useDelay(isSending);
  const [hasText, setHasText] = useState(false);
  const changes = useRef(0);
  useUnsaved(isUnsaved ?? hasText);
  const styles = useStyles();

  // Only when the errors appear, not when one of them is fixed.
  useEffect(() => {
    if (form.current && !isSending) focusRefused(form.current);
  }, [isSending, refusals]);

  useEffect(() => {
    if (takesFocus && form.current) focusFirstField(form.current);
  }, [takesFocus]);

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
    const invalid = findInvalidEntries(currentTarget);
    if (invalid.length > 0) {
      setResult(resultOf(invalid, null, currentTarget));
      setRefusals((count) => count + 1);
      return;
    }
    const entries = new FormData(currentTarget, event.nativeEvent.submitter);
    const changesBefore = changes.current;
    setSending(textIn(entries, 'action'));
    // Screen readers repeat a sentence only if it was removed before. The errors of fields stay, so that the
    // layout doesn't shift.
    setResult(({ errors, hasSummary }) => ({
      ...NOTHING,
      hasSummary,
      errors: errors.filter(({ name }) => name !== null),
    }));
    try {
      const { userErrors = [], done } = await submit(entries);
      const isDone = userErrors.length === 0;
      // Text that was entered while sending isn't saved.
      if (isDone && changes.current === changesBefore) setHasText(false);
      setResult(resultOf(userErrors, isDone && done ? done : null, currentTarget));
    } catch (fault) {
      setResult({ ...NOTHING, fault });
    } finally {
      setSending(null);
    }
  };

  const { done } = result;
  const shown = {
    ...shownOf(result, explain, words.shell.failure.BAD_INPUT),
    done: done && !isOutdated ? done(words, formats) : null,
  };
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
      {shown.summary.length > 0 && <ErrorSummary problems={shown.summary} />}
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

function resultOf(userErrors: readonly UserError[], done: Sentence | null, form: HTMLFormElement): Result {
  const errors = userErrors.map((error) => ({ ...error, name: fieldOf(error, form) }));
  const names = new Set(errors.flatMap(({ name }) => name ?? []));
  return { errors, hasSummary: names.size > 1, fault: null, done };
}

function shownOf(
  { errors, hasSummary, fault }: Result,
  explain: Readonly<Partial<Record<string, string>>>,
  otherwise: string,
): Omit<Shown, 'done'> {
  const byName: Record<string, string> = {};
  const elsewhere: string[] = [];
  for (const { code, message, name } of errors) {
    const text = explain[code] ?? (message || otherwise);
    if (name === null) elsewhere.push(text);
    else byName[name] = text;
  }
  const summary = hasSummary ? Object.entries(byName).map(([name, text]) => ({ name, text })) : [];
  return { byName, summary, elsewhere: elsewhere.join(' '), fault };
}

/** Returns the name of the FormField that an error belongs to; null if there is none. */
function fieldOf({ field }: UserError, form: HTMLFormElement): string | null {
  const name = field?.at(-1) ?? '';
  return hasFormField(form, name) ? name : null;
}
