import { CounterBadge } from '@fluentui/react-components';
import { useWords } from '../../words/words-context';
import { useOpenRequests } from './use-open-requests';

/** The number of requests for access that a manager's profile can decide. Shows nothing if there are none. */
export function OpenRequestsBadge() {
  return <RequestsBadge count={useOpenRequests({ isManager: true }) ?? 0} />;
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
