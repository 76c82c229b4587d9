import { useQuery } from '@apollo/client/react';
import { CountAccountRequestsDocument } from '../../../graph/generated/graphql';
import { RequestsBadge } from '../../../shell/menu/open-requests-badge';

/** The number of pending requests for access to an account. Shows nothing if there are none, or it can't be read. */
export function OpenRequestsOfAccount({ accountId: id }: { readonly accountId: string }) {
  const { data } = useQuery(CountAccountRequestsDocument, {
    variables: { id, status: 'PENDING' },
    fetchPolicy: 'cache-and-network',
  });
  return <RequestsBadge count={data?.account?.accessRequests?.totalCount ?? 0} />;
}
