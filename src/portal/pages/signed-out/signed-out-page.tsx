import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useViewer } from '../../graph/viewer-context';
import { helpPath } from '../../help-path';
import { microsoftPages } from '../../microsoft-pages';
import { Card } from '../../shell/card';
import { PageTitle } from '../../shell/page-title';
import { returnToIn } from '../../shell/return-to';
import { SignInForm } from '../../shell/sign-in-form';
import { TextLink } from '../../shell/text-link';
import { invitationToken } from '../../tab/invitation-token';
import { signOutOutcome, type SignOutOutcome } from '../../tab/sign-out-outcome';
import { useWords } from '../../words/words-context';
import paths from '../../paths.json';

const useStyles = makeStyles({
  // The form is beside the text if there's room.
  page: {
    alignItems: 'start',
    columnGap: '4rem',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 40rem)',
    rowGap: tokens.spacingVerticalXL,
    '@media (min-width: 60rem)': {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 28rem)',
      paddingBlockStart: '2rem',
    },
  },
  quiet: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground2,
    marginBlock: `${tokens.spacingVerticalXL} 0`,
  },
});

/**
 * The page for people who aren't signed in. After sign-in, they return to the page they came from. If it's unknown,
 * for example after a sign-in that took too long, they return to the invitation that this tab keeps.
 *
 * After a sign-out in this tab, it reports the outcome once.
 */
export function SignedOutPage() {
  const { signedOut: words, support } = useWords();
  const [search] = useSearchParams();
  const styles = useStyles();
  const [outcome] = useState(() => signOutOutcome.read());
  useEffect(() => signOutOutcome.forget(), []);
  const kept = invitationToken.read() === null ? paths.home : paths.accept;
  const returnTo = search.has('returnTo') ? returnToIn(search) : kept;
  if (useViewer()) return <Navigate to={returnTo} replace />;

  const outcomes: Readonly<Partial<Record<string, string>>> = {
    EVERYWHERE: words.everywhere,
    OTHERS_MAYBE_OPEN: words.othersMaybeOpen,
    MICROSOFT_UNREACHED: words.microsoftUnreached,
  } satisfies Record<SignOutOutcome, string>;
  const explanation = outcome === null ? undefined : outcomes[outcome];
  return (
    <div className={styles.page}>
      <div>
        <PageTitle>{words.title}</PageTitle>
        {explanation !== undefined && <p role="status">{explanation}</p>}
        {returnTo !== paths.home && <p>{words.toGoOn}</p>}
        <p>{words.lead}</p>
      </div>
      <Card>
        <SignInForm returnTo={returnTo} />
        <p className={styles.quiet}>
          <Link inline href={microsoftPages.passwordReset} rel="noreferrer">
            {words.forgotten}
          </Link>{' '}
          {words.forgottenHint}
        </p>
        <p className={styles.quiet}>
          <TextLink to={helpPath('microsoft-account')}>{support.links.newAccount}</TextLink>
        </p>
      </Card>
    </div>
  );
}
