import { useQuery } from '@apollo/client/react';
import { AdministratorsToAskDocument } from '../../../graph/generated/graphql';
import { askAdministrators } from '../../../shell/ask-administrators';
import { PageTitle } from '../../../shell/page-title';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import paths from '../../../paths.json';

/** The page for people who can read an account but not manage it. Names its administrators. */
export function AdministratorsOnly({
  account,
}: {
  readonly account: { readonly id: string; readonly name: string };
}) {
  const { shell, noAccess, ourAccounts } = useWords();
  const words = ourAccounts.administratorsOnly;
  const formats = useFormats();
  const { data, error, refetch } = useQuery(AdministratorsToAskDocument, { variables: { id: account.id } });
  const administrators = data?.account?.administrators;
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <p>
        {words.text({ account: account.name })}{' '}
        {administrators && askAdministrators(administrators, noAccess, formats)}
      </p>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Progress />}
      <p>
        <TextLink to={paths.home}>{shell.notFound.home}</TextLink>
      </p>
    </>
  );
}
