import { useQuery } from '@apollo/client/react';
import { type ReactNode } from 'react';
import { useParams } from 'react-router';
import { type ManagedAccountQuery, ManagedAccountDocument } from '../../../graph/generated/graphql';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { NotFoundPage } from '../../not-found/not-found-page';

/** An account that one may look after. */
export type ManagedAccountView = NonNullable<ManagedAccountQuery['account']>;

/** Reads the account that the address names; for whoever may not look after it, the page is not there. */
export function ManagedAccount({
  children,
}: {
  readonly children: (account: ManagedAccountView) => ReactNode;
}) {
  const { accountId = '' } = useParams();
  const { data, error, refetch } = useQuery(ManagedAccountDocument, { variables: { id: accountId } });
  if (error && !data) return <Problem error={error} retry={refetch} />;
  if (!data) return <Progress />;
  return data.account?.viewerCanManageProfiles ? children(data.account) : <NotFoundPage />;
}
