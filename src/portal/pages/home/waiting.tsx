import { makeStyles, tokens } from '@fluentui/react-components';
import { type HomeQuery } from '../../graph/generated/graphql';
import { SectionCard } from '../../shell/card';
import { TextLink } from '../../shell/text-link';
import { useFormats, useWords } from '../../words/words-context';
import paths from '../../paths.json';

type Profile = NonNullable<HomeQuery['viewer']>['profiles']['edges'][number]['node'];

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM, listStyleType: 'none', margin: 0, padding: 0 },
  text: { margin: 0 },
});

/**
 * Shows what waits for the person: requests for access to decide, invitations for their profiles, and profiles that
 * can't be used.
 */
export function Waiting({
  profiles,
  openRequests,
  requestsPath,
}: {
  readonly profiles: readonly Profile[];
  /** The number of requests that the person can decide. */
  readonly openRequests: number;
  /** The page where they are decided. */
  readonly requestsPath: string;
}) {
  const { home, profile } = useWords();
  const { waiting: words } = home;
  const formats = useFormats();
  const styles = useStyles();
  const invited = profiles.flatMap(({ pendingInvitation: invitation, ...rest }) =>
    invitation ? [{ ...rest, invitation }] : [],
  );
  const hasClosed = profiles.some(({ account }) => !account.access.granted);
  return (
    <SectionCard title={words.title}>
      {openRequests === 0 && invited.length === 0 && !hasClosed && (
        <p className={styles.text}>{words.none}</p>
      )}
      <ul className={styles.list}>
        {openRequests > 0 && (
          <li>
            <TextLink to={requestsPath}>{words.requests({ count: openRequests })}</TextLink>
          </li>
        )}
        {invited.map(({ id, displayName, account, invitation }) => (
          <li key={id}>
            {words.invitation({ person: displayName, company: account.name, email: invitation.email })}{' '}
            {words.until({ time: formats.dayAndTime(invitation.expiresAt) })}
          </li>
        ))}
        {hasClosed && (
          <li>
            <TextLink to={paths.noAccess}>{profile.acting.others}</TextLink>
          </li>
        )}
      </ul>
    </SectionCard>
  );
}
