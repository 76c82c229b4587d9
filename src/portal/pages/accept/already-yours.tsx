import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type InvitationFragment } from '../../graph/generated/graphql';
import { TextLink } from '../../shell/text-link';
import { useWords } from '../../words/words-context';
import { DeclineButton, type DeclineChoice } from './decline-button';
import paths from '../../paths.json';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/**
 * Says that this account has the profile already, and leads to signing in with another, which can accept the
 * invitation. Accepting isn't offered, because it would change nothing.
 */
export function AlreadyYours({
  invitation,
  signInHref,
  decline,
}: {
  readonly invitation: InvitationFragment;
  readonly signInHref: string;
  readonly decline: DeclineChoice;
}) {
  const { accept, associate } = useWords();
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
        <p>
          {words.others} <TextLink to={paths.associate}>{associate.title}</TextLink>
        </p>
      )}
    </>
  );
}
