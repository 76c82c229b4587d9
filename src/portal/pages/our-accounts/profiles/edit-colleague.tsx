import { useQuery } from '@apollo/client/react';
import { ManagedProfileDocument } from '../../../graph/generated/graphql';
import { PageTitle } from '../../../shell/page-title';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { TextLink } from '../../../shell/text-link';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { ColleagueForm } from './colleague-form';
import { accountPath } from '../../../account-path';

/** The page to change a colleague's name, address and language, if the profile exists. */
export function EditColleague({
  account,
  profileId,
}: {
  readonly account: ManagedAccountView;
  readonly profileId: string;
}) {
  const { adding, parts, profiles } = useWords().ourAccounts;
  const words = profiles.editing;
  const { data, error, refetch } = useQuery(ManagedProfileDocument, { variables: { id: profileId } });
  const provisional = parts.title({ part: parts.profiles, account: account.name });
  if (!data) {
    return (
      <>
        <PageTitle isProvisional>{provisional}</PageTitle>
        {error ? <Problem error={error} retry={refetch} /> : <Progress />}
      </>
    );
  }
  const profile = data.profile?.account.id === account.id && data.profile.viewerCanEdit ? data.profile : null;
  return (
    <>
      <p>
        <TextLink to={accountPath(account.id, 'profiles')}>{adding.back}</TextLink>
      </p>
      <PageTitle key="edit">{profile ? words.title({ person: profile.displayName }) : provisional}</PageTitle>
      {profile ? <ColleagueForm key={profile.id} profile={profile} /> : <p>{words.missing}</p>}
    </>
  );
}
