import { useQuery } from '@apollo/client/react';
import { AdministratorsToAskDocument } from '../../../graph/generated/graphql';
import { useSignedIn } from '../../../graph/viewer-context';
import { askAdministrators } from '../../../shell/ask-administrators';
import { AskForHelp } from '../../../shell/contact/ask-for-help';
import { PageTitle } from '../../../shell/page-title';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import paths from '../../../paths.json';

/**
 * The page for people who can read an account but not manage it. Names its administrators, unless
 * one of them is another profile of the viewer.
 */
export function AdministratorsOnly({
  account,
}: {
  readonly account: { readonly id: string; readonly name: string };
}) {
  const { shell, noAccess, ourAccounts } = useWords();
  const words = ourAccounts.administratorsOnly;
  const formats = useFormats();
  const { data, error, refetch } = useQuery(AdministratorsToAskDocument, { variables: { id: account.id } });
  const { candidates } = useSignedIn().selection;
  const { administrators, access } = data?.account ?? {};
  const contacts = administrators && access && { administrators, partnerName: access.partnerName };
  const isOther = administrators?.some(({ profile }) => candidates.some(({ id }) => id === profile?.id));
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <p>
        {words.text({ account: account.name })}{' '}
        {isOther ? words.switch : contacts && askAdministrators(contacts, noAccess, formats)}
      </p>
      {isOther && (
        <p>
          <TextLink to={paths.accounts}>{shell.menu.switchProfile}</TextLink>
        </p>
      )}
      {contacts && !isOther && <AskForHelp accountId={account.id} contacts={contacts} />}
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Progress />}
      <p>
        <TextLink to={paths.home}>{shell.notFound.home}</TextLink>
      </p>
    </>
  );
}
