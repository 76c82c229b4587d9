import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Problem } from '../problem';
import { useDelay } from '../use-delay';
import { FormErrorsContext, type UserError } from './form-errors';

/** What came of a form: what was refused, or a sentence that says what was done. */
export interface Outcome {
  readonly userErrors?: readonly UserError[];
  readonly done?: string;
}

interface MutationFormProps {
  /** The button's text. */
  readonly button: string;
  /** Sends the entries; what it throws is told below the form. */
  readonly submit: (entries: FormData) => Promise<Outcome>;
  /** Says refusals in the language of now, by code; others are told in the service's English. */
  readonly explain?: Readonly<Partial<Record<string, string>>>;
  readonly children: ReactNode;
}

interface Shown {
  readonly byName: Readonly<Record<string, string>>;
  /** What was refused of no field. */
  readonly elsewhere: string;
  /** What `submit` threw; null when it didn't. */
  readonly fault: unknown;
  readonly done?: string | undefined;
}

const NOTHING: Shown = { byName: {}, elsewhere: '', fault: null };

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'stretch', maxInlineSize: '32rem' },
  button: { justifySelf: 'start' },
});

/**
 * A form that is sent as a mutation, one at a time. Each of the mutation's `userErrors` goes next to the FormField
 * that its `field` ends with, and the focus to the first of them; those without a field are told below.
 */
export function MutationForm({ button, submit, explain = {}, children }: MutationFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState<Shown>(NOTHING);
  const [isSending, setSending] = useState(false);
  const isLong = useDelay(isSending);
  const styles = useStyles();

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[name][aria-invalid="true"]')?.focus();
  }, [shown]);

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    const { currentTarget } = event;
    try {
      setShown(shownOf(await submit(new FormData(currentTarget)), currentTarget, explain));
    } catch (fault) {
      setShown({ ...NOTHING, fault });
    } finally {
      setSending(false);
    }
  };

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void send(event)}>
      <FormErrorsContext value={shown.byName}>{children}</FormErrorsContext>
      <Button
        type="submit"
        appearance="primary"
        className={styles.button}
        disabledFocusable={isSending}
        {...(isLong && { icon: <Spinner size="tiny" /> })}
      >
        {button}
      </Button>
      {shown.fault !== null && <Problem error={shown.fault} />}
      {shown.elsewhere !== '' && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{shown.elsewhere}</MessageBarBody>
        </MessageBar>
      )}
      {/* Always there, so that what it comes to say is read out. */}
      <div role="status">
        {shown.done !== undefined && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>{shown.done}</MessageBarBody>
          </MessageBar>
        )}
      </div>
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
    if (hasField(form, name)) byName[name] = text;
    else elsewhere.push(text);
  }
  return { byName, elsewhere: elsewhere.join(' '), fault: null, done };
}

function hasField(form: HTMLFormElement, name: string): boolean {
  return name !== '' && form.querySelector(`[name="${CSS.escape(name)}"]:not([type="hidden"])`) !== null;
}
