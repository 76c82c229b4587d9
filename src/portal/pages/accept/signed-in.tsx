import { Badge, Link, makeStyles, tokens } from '@fluentui/react-components';
import { type InvitationFragment } from '../../graph/generated/graphql';
import { SectionCard } from '../../shell/card';
import { useViewer } from '../../graph/viewer-context';
import { useWords } from '../../words/words-context';
import { type Outcome } from '../../shell/form/mutation-form';
import { AcceptForm, type Decision } from './accept-form';
import { AlreadyYours } from './already-yours';
import { type DeclineChoice } from './decline-button';
import paths from '../../paths.json';

const useStyles = makeStyles({
  name: { alignItems: 'center', columnGap: tokens.spacingHorizontalS, display: 'flex', flexWrap: 'wrap' },
  username: { marginBlock: '0 0.5rem' },
});

/**
 * Shows the Microsoft account that would get the profile, a link to use another, and the form to accept. If the
 * account has the profile already, there's nothing to accept, and signing in with another comes first.
 */
export function SignedIn({
  invitation,
  identity,
  onAccept,
  decline,
}: {
  readonly invitation: InvitationFragment;
  readonly identity: NonNullable<InvitationFragment['currentIdentity']>;
  readonly onAccept: (decision: Decision) => Promise<Outcome>;
  readonly decline: DeclineChoice;
}) {
  const { accept, shell } = useWords();
  const words = accept.account;
  const styles = useStyles();
  // Signing in with another account keeps the choice to stay signed in.
  const keep = useViewer()?.session?.persistent ? '&keep=1' : '';
  const signInHref = `/auth/sign-in?returnTo=${paths.accept}${keep}`;
  return (
    <SectionCard title={invitation.associatedWithYou ? words.yours.title : words.title}>
      <div className={styles.name}>
        <strong>{identity.displayName}</strong> <Badge appearance="tint">{shell.kinds[identity.kind]}</Badge>
      </div>
      <p className={styles.username}>{identity.username}</p>
      {invitation.associatedWithYou ? (
        <AlreadyYours invitation={invitation} signInHref={signInHref} onAccept={onAccept} decline={decline} />
      ) : (
        <>
          <p>
            <Link inline href={signInHref}>
              {words.different}
            </Link>
          </p>
          <AcceptForm invitation={invitation} onAccept={onAccept} decline={decline} />
        </>
      )}
    </SectionCard>
  );
}
