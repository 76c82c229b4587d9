import { useQuery } from '@apollo/client/react';
import { CounterBadge } from '@fluentui/react-components';
import { OpenRequestsDocument } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';

/** The number of requests for access that the active profile can decide. Shows nothing if there are none. */
export function OpenRequestsBadge() {
  // Read each time that it appears, because other administrators decide requests, too.
  const { data } = useQuery(OpenRequestsDocument, { fetchPolicy: 'cache-and-network' });
  return <RequestsBadge count={data?.viewer?.openAccessRequestCount ?? 0} />;
}

/** A number of pending requests. Shows nothing for none. Screen readers read a phrase instead of the number. */
export function RequestsBadge({ count }: { readonly count: number }) {
  const { accessRequests: words } = useWords();
  if (count === 0) return null;
  return (
    <CounterBadge
      count={count}
      overflowCount={99}
      size="small"
      role="img"
      aria-label={words.open({ count })}
    />
  );
}
