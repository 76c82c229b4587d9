import { useQuery } from '@apollo/client/react';
import { type ActingProfileFragment, AdministratorsToAskDocument } from '../../graph/generated/graphql';
import { useViewer } from '../../graph/viewer-context';
import { askAdministrators, askVendor } from '../../shell/ask-administrators';
import { AskForHelp } from '../../shell/contact/ask-for-help';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { type HelpWords } from '../../words/english/help';
import { useFormats, useWords } from '../../words/words-context';
import { HelpAnswer } from './help-answer';

type AdministratorWords = HelpWords['administrators'];

/**
 * Names the administrators of the account that the viewer acts for, and offers to write to them.
 *
 * What follows moves when they have loaded. Room for up to 25 names would leave a gap below the usual one or two, and
 * each change of their number would move it anyway.
 */
export function YourAdministrators({ words }: { readonly words: AdministratorWords }) {
  const viewer = useViewer();
  if (!viewer) return <HelpAnswer blocks={[words.signIn]} />;
  if (!viewer.activeProfile) return <HelpAnswer blocks={[words.withProfile]} />;
  return <AdministratorsOf key={viewer.activeProfile.id} profile={viewer.activeProfile} words={words} />;
}

function AdministratorsOf({
  profile: { id, account },
  words,
}: {
  readonly profile: ActingProfileFragment;
  readonly words: AdministratorWords;
}) {
  const { noAccess } = useWords();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(AdministratorsToAskDocument, { variables: { id: account.id } });
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Progress />;
  if (!data.account) return null;
  const { administrators, access } = data.account;
  const others = administrators.filter(({ profile }) => profile?.id !== id);
  const isAdministrator = others.length < administrators.length;
  const contacts = { administrators: others, partnerName: access.partnerName };
  return (
    <>
      {others.length > 0 ? (
        <>
          <p>{words.of({ account: account.name })}</p>
          <ul>
            {others.map(({ displayName }, index) => (
              <li key={index}>{displayName}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {isAdministrator ? askVendor(access, noAccess) : askAdministrators(contacts, noAccess, formats)}
        </p>
      )}
      <AskForHelp accountId={account.id} contacts={contacts} />
    </>
  );
}
