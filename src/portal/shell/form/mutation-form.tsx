import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useDelay } from '../use-delay';
import { focusRefused, hasFormField } from './form-controls';
import { FormErrorsContext, type Shown, type UserError } from './form-errors';
import { FormNotices } from './form-notices';

/** The outcome of a form. `done`, a sentence that confirms success, counts only if there are no errors. */
export interface Outcome {
  readonly userErrors?: readonly UserError[];
  readonly done?: string;
}

interface MutationFormProps {
  /** The button's label. */
  readonly button: string;
  /** Submits the entries. Errors that it throws are shown below the form. */
  readonly submit: (entries: FormData) => Promise<Outcome>;
  /** Translations of errors by code. Others keep the service's English message. */
  readonly explain?: Readonly<Partial<Record<string, string>>>;
  readonly children: ReactNode;
}

const NOTHING: Shown = { byName: {}, elsewhere: '', fault: null };

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    // Allows the column to be narrower than its longest word.
    gridTemplateColumns: 'minmax(0, 1fr)',
    maxInlineSize: '32rem',
  },
  button: { justifySelf: 'start' },
});

/**
 * A form that sends a mutation, one at a time.
 *
 * Each of the mutation's `userErrors` is shown next to the FormField that its `field` ends with, and the
 * first of them gets the focus. Errors without a FormField are shown below the form. A field's error
 * disappears when the field changes.
 */
export function MutationForm({ button, submit, explain = {}, children }: MutationFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState<Shown>(NOTHING);
  const [isSending, setSending] = useState(false);
  const isLong = useDelay(isSending);
  const styles = useStyles();

  // Only when the errors appear, not when one of them is fixed.
  useEffect(() => {
    if (form.current && !isSending) focusRefused(form.current);
  }, [isSending]);

  const clearRefusal = ({ target }: { readonly target: EventTarget }) => {
    const name = target instanceof Element ? (target.getAttribute('name') ?? '') : '';
    if (name in shown.byName)
      setShown(({ byName: { [name]: _cleared, ...byName }, ...others }) => ({ ...others, byName }));
  };

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const { currentTarget } = event;
    setSending(true);
    // Screen readers repeat a sentence only if it was removed before. The errors of fields stay, so that the
    // layout doesn't shift.
    setShown(({ byName }) => ({ ...NOTHING, byName }));
    try {
      setShown(shownOf(await submit(new FormData(currentTarget)), currentTarget, explain));
    } catch (fault) {
      setShown({ ...NOTHING, fault });
    } finally {
      setSending(false);
    }
  };

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onChange={clearRefusal}
      onSubmit={(event) => void send(event)}
    >
      <FormErrorsContext value={shown.byName}>{children}</FormErrorsContext>
      <Button
        type="submit"
        appearance="primary"
        className={styles.button}
        disabledFocusable={isLong}
        {...(isLong && { icon: <Spinner size="tiny" role="presentation" /> })}
      >
        {button}
      </Button>
      <FormNotices shown={shown} isLong={isLong} />
    </form>
  );
}

function shownOf(
  { userErrors = [], done }: Outcome,
  form: HTMLFormElement,
  explain: Readonly<Partial<Record<string, string>>>,
): Shown {
  const byName: Record<string, string> = {};
  const elsewhere: string[] = [];
  for (const { code, message, field } of userErrors) {
    const name = field?.at(-1) ?? '';
    const text = explain[code] ?? message;
    if (hasFormField(form, name)) byName[name] = text;
    else elsewhere.push(text);
  }
  const isDone = userErrors.length === 0;
  return { byName, elsewhere: elsewhere.join(' '), fault: null, done: isDone ? done : undefined };
}
