import { type MyProfileQuery } from '../../graph/generated/graphql';
import { useSignedIn } from '../../graph/viewer-context';
import { programName } from '../../shell/program-name';
import { TextLink } from '../../shell/text-link';
import { useFormats, useWords } from '../../words/words-context';
import { Facts } from '../../shell/facts';
import { choosePath } from '../../shell/return-to';
import paths from '../../paths.json';

type Profile = Pick<NonNullable<MyProfileQuery['profile']>, 'account' | 'role'>;

/**
 * Shows the company of the active profile, until when it has access, and why this profile is active. Links to
 * the page to choose another.
 */
export function ActingAs({
  profile: { account, role },
  hasClosed,
}: {
  readonly profile: Profile;
  /** Whether the person has other profiles that currently can't be used. */
  readonly hasClosed: boolean;
}) {
  const { profile, shell } = useWords();
  const { lastDay } = useFormats();
  const { selection } = useSignedIn();
  const { acting: words } = profile;
  const { until } = account.access;
  return (
    <>
      <Facts
        facts={[
          [programName(account.program), <strong key="company">{account.name}</strong>],
          [words.number, account.number],
          [words.role, shell.roles[role]],
          [words.access, until ? words.accessUntil({ day: lastDay(until) }) : words.accessAlways],
          ...(selection.resolvedBy ? [[words.chosen, words.how[selection.resolvedBy]] as const] : []),
        ]}
      />
      {selection.candidates.length > 1 && (
        <p>
          <TextLink to={choosePath({ pathname: paths.profile, search: '' })}>{words.switch}</TextLink>
        </p>
      )}
      {hasClosed && (
        <p>
          <TextLink to={paths.noAccess}>{words.others}</TextLink>
        </p>
      )}
    </>
  );
}
