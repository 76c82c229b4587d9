import {
  Button,
  Checkbox,
  Field,
  Link,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { type SubmitEvent } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useViewer } from '../../graph/viewer-context';
import { PageTitle } from '../../shell/page-title';
import { returnToIn } from '../../shell/return-to';
import { useWords } from '../../words/words-context';

const PASSWORD_RESET = 'https://account.live.com/password/reset';

const useStyles = makeStyles({
  page: { maxInlineSize: '40rem' },
  form: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    justifyItems: 'start',
    marginBlock: tokens.spacingVerticalXXL,
  },
  quiet: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
});

/** The page of whoever is not signed in: what this is, and the way in, which leads on to where they came from. */
export function SignedOutPage() {
  const { signedOut: words } = useWords();
  const [search] = useSearchParams();
  const styles = useStyles();
  const returnTo = returnToIn(search);
  if (useViewer()) return <Navigate to={returnTo} replace />;

  return (
    <div className={styles.page}>
      <PageTitle>{words.title}</PageTitle>
      {search.get('microsoft') === 'unreached' && <p role="status">{words.microsoftUnreached}</p>}
      {returnTo !== '/' && <p>{words.toGoOn}</p>}
      <p>{words.lead}</p>
      <form className={styles.form} action="/auth/sign-in" method="get" onSubmit={signIn}>
        <input type="hidden" name="returnTo" value={returnTo} />
        <Field hint={words.keepHint}>
          <Checkbox name="keep" value="1" label={words.keep} />
        </Field>
        <Button type="submit" appearance="primary" size="large">
          {words.button}
        </Button>
      </form>
      <p className={styles.quiet}>
        <Link inline href={PASSWORD_RESET} rel="noreferrer">
          {words.forgotten}
        </Link>{' '}
        {words.forgottenHint}
      </p>
    </div>
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
