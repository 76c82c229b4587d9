import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type InvitationFragment } from '../../graph/generated/graphql';
import { type Outcome } from '../../shell/form/mutation-form';
import { useWords } from '../../words/words-context';
import { AcceptForm, type Decision } from './accept-form';
import { DeclineButton, type DeclineChoice } from './decline-button';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    marginBlockEnd: tokens.spacingVerticalL,
  },
});

/**
 * Says that this account has the profile already, and leads to signing in with another, which can accept the
 * invitation. Accepting isn't offered, because it would change nothing. The mailbox's other profiles are.
 */
export function AlreadyYours({
  invitation,
  signInHref,
  onAccept,
  decline,
}: {
  readonly invitation: InvitationFragment;
  readonly signInHref: string;
  readonly onAccept: (decision: Decision) => Promise<Outcome>;
  readonly decline: DeclineChoice;
}) {
  const { accept } = useWords();
  const words = accept.account.yours;
  const styles = useStyles();
  return (
    <>
      <p>{words.text}</p>
      <div className={styles.buttons}>
        <Button as="a" appearance="primary" href={signInHref}>
          {words.signIn}
        </Button>
        <DeclineButton {...decline} />
      </div>
      {invitation.matchingProfiles.some(({ associatedWithYou }) => !associatedWithYou) && (
        <AcceptForm invitation={invitation} onAccept={onAccept} decline={decline} />
      )}
    </>
  );
}
