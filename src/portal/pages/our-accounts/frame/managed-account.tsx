import { useQuery } from '@apollo/client/react';
import { type ReactNode } from 'react';
import { useParams } from 'react-router';
import { type ManagedAccountQuery, ManagedAccountDocument } from '../../../graph/generated/graphql';
import { useAccountUpdates } from '../../../graph/use-live-updates';
import { PageTitle } from '../../../shell/page-title';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { useArrived } from '../../../shell/use-arrived';
import { useWords } from '../../../words/words-context';
import { NotFoundPage } from '../../../shell/not-found-page';
import { AdministratorsOnly } from './administrators-only';
import { type Part, PartOpening } from './part-opening';

/** An account that the viewer can manage. */
export type ManagedAccountView = NonNullable<ManagedAccountQuery['account']>;

/**
 * Reads the account in the URL, and keeps the page up to date. Meanwhile, shows the beginning of the section. Shows who
 * can manage the account if the viewer can't, and the page for unknown paths if the viewer can't read it.
 */
export function ManagedAccount({
  part,
  children,
}: {
  /** The section that the page shows, unless it's a page within one. */
  readonly part?: Part;
  readonly children: (account: ManagedAccountView) => ReactNode;
}) {
  const { accountId = '' } = useParams();
  const {
    data: current,
    error,
    refetch,
  } = useQuery(ManagedAccountDocument, { variables: { id: accountId } });
  const data = useArrived(current);
  useAccountUpdates(data?.account?.viewerCanManageProfiles ? accountId : null);
  const { ourAccounts: words } = useWords();
  if (!data) {
    return (
      <>
        {part ? <PartOpening part={part} /> : <PageTitle isProvisional>{words.title}</PageTitle>}
        {error ? <Problem error={error} retry={refetch} /> : <Progress />}
      </>
    );
  }
  const { account } = data;
  if (!account) return <NotFoundPage />;
  return account.viewerCanManageProfiles ? children(account) : <AdministratorsOnly account={account} />;
}
