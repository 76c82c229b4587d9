import { Button } from '@fluentui/react-components';
import { type InvitationFragment } from '../../graph/generated/graphql';
import { TextLink } from '../../shell/text-link';
import { useWords } from '../../words/words-context';
import paths from '../../paths.json';

/**
 * Says that this account has the profile already, and leads to signing in with another, which can accept the
 * invitation. Accepting isn't offered, because it would change nothing.
 */
export function AlreadyYours({
  invitation,
  signInHref,
}: {
  readonly invitation: InvitationFragment;
  readonly signInHref: string;
}) {
  const { accept, associate } = useWords();
  const words = accept.account.yours;
  return (
    <>
      <p>{words.text}</p>
      <Button as="a" appearance="primary" href={signInHref}>
        {words.signIn}
      </Button>
      {invitation.matchingProfiles.some(({ associatedWithYou }) => !associatedWithYou) && (
        <p>
          {words.others} <TextLink to={paths.associate}>{associate.title}</TextLink>
        </p>
      )}
    </>
  );
}
