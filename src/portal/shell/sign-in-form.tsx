import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { type SubmitEvent } from 'react';
import { useWords } from '../words/words-context';
import { CheckBox } from './form/check-box';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, justifyItems: 'start' },
});

/** The form that starts the sign-in and returns to a path of the portal. Can keep the person signed in. */
export function SignInForm({ returnTo }: { readonly returnTo: string }) {
  const { signedOut: words } = useWords();
  return (
    <form className={useStyles().form} action="/auth/sign-in" method="get" onSubmit={signIn}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <Field hint={words.keepHint}>
        <CheckBox name="keep" value="1" label={words.keep} />
      </Field>
      <Button type="submit" appearance="primary" size="large">
        {words.button}
      </Button>
    </form>
  );
}

// Uses fetch instead of a form, because browsers apply `form-action` to all redirects of a form, and the
// hosts of a company's sign-in page aren't known.
function signIn(event: SubmitEvent<HTMLFormElement>): void {
  event.preventDefault();
  const { action } = event.currentTarget;
  const entries = new URLSearchParams();
  for (const [name, value] of new FormData(event.currentTarget)) {
    if (typeof value === 'string') entries.set(name, value);
  }
  location.assign(`${action}?${entries.toString()}`);
}
