import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { type SubmitEvent } from 'react';
import { useWords } from '../words/words-context';
import { CheckBox } from './form/check-box';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, justifyItems: 'start' },
});

/** The way to Microsoft's sign-in and back to a path of the portal, for this browser's session or longer. */
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

// By script: browsers hold every hop after a submitted form against `form-action`, and a company's hosts can't be listed.
function signIn(event: SubmitEvent<HTMLFormElement>): void {
  event.preventDefault();
  const { action } = event.currentTarget;
  const entries = new URLSearchParams();
  for (const [name, value] of new FormData(event.currentTarget)) {
    if (typeof value === 'string') entries.set(name, value);
  }
  location.assign(`${action}?${entries.toString()}`);
}
