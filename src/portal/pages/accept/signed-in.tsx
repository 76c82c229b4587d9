import { Badge, Link, makeStyles, tokens } from '@fluentui/react-components';
import { type InvitationFragment } from '../../graph/generated/graphql';
import { useViewer } from '../../graph/viewer-context';
import { useWords } from '../../words/words-context';
import { type Outcome } from '../../shell/form/mutation-form';
import { AcceptForm, type Decision } from './accept-form';
import { Panel } from './panel';
import paths from '../../paths.json';

const useStyles = makeStyles({
  name: { alignItems: 'center', columnGap: tokens.spacingHorizontalS, display: 'flex', flexWrap: 'wrap' },
  username: { marginBlock: '0 0.5rem' },
});

/** Shows the Microsoft account that would get the profile, a link to use another, and the form to accept. */
export function SignedIn({
  invitation,
  identity,
  onAccept,
}: {
  readonly invitation: InvitationFragment;
  readonly identity: NonNullable<InvitationFragment['currentIdentity']>;
  readonly onAccept: (decision: Decision) => Promise<Outcome>;
}) {
  const { accept, shell } = useWords();
  const words = accept.account;
  const styles = useStyles();
  // Signing in with another account keeps the choice to stay signed in.
  const keep = useViewer()?.session?.persistent ? '&keep=1' : '';
  return (
    <Panel title={words.title}>
      <div className={styles.name}>
        <strong>{identity.displayName}</strong> <Badge appearance="tint">{shell.kinds[identity.kind]}</Badge>
      </div>
      <p className={styles.username}>{identity.username}</p>
      <p>
        <Link inline href={`/auth/sign-in?returnTo=${paths.accept}${keep}`}>
          {words.different}
        </Link>
      </p>
      {invitation.associatedWithYou && <p>{words.yours}</p>}
      <AcceptForm invitation={invitation} onAccept={onAccept} />
    </Panel>
  );
}
