import { useQuery } from '@apollo/client/react';
import { CountAccountRequestsDocument } from '../../../graph/generated/graphql';
import { RequestsBadge } from '../../../shell/menu/open-requests-badge';

/** The number of pending requests for access to an account. Shows nothing for none, or if it can't be read. */
export function OpenRequestsOfAccount({ accountId: id }: { readonly accountId: string }) {
  const { data } = useQuery(CountAccountRequestsDocument, {
    variables: { id, status: 'PENDING' },
  });
  return <RequestsBadge count={data?.account?.accessRequests?.totalCount ?? 0} />;
}
