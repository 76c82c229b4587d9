import { useApolloClient } from '@apollo/client/react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { accountPath } from '../../../account-path';
import { type AccessRequestRowFragment, OpenRequestsDocument } from '../../../graph/generated/graphql';
import { Address } from '../../../shell/address';
import { PageTitle } from '../../../shell/page-title';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { ApproveForm } from './approve-form';
import { DeclineForm } from './decline-form';
import { usePendingRequest } from './use-pending-request';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
  },
  pair: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, overflowWrap: 'anywhere' },
});

/** The page to approve or decline a pending request for access. */
export function DecideRequest({
  account,
  requestId,
}: {
  readonly account: ManagedAccountView;
  readonly requestId: string;
}) {
  const { ourAccounts, accessRequests: words } = useWords();
  const client = useApolloClient();
  const {
    request: pending,
    isLoading,
    error,
    retry,
    profiles,
    hasAdministrator,
  } = usePendingRequest(account.id, requestId);
  // What was decided stays visible when the list is read again, without the request.
  const [decided, setDecided] = useState<AccessRequestRowFragment | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  const finish = (request: AccessRequestRowFragment): void => {
    setDecided(request);
    // The request was decided even if the number can't be read.
    client.refetchQueries({ include: [OpenRequestsDocument] }).then(undefined, () => undefined);
    // The forms are gone.
    outcome.current?.focus();
  };
  const request = decided ?? pending;
  const isMissing = !request && !isLoading && !error;
  const title = request
    ? words.title({ person: request.requestedBy.displayName })
    : ourAccounts.parts.title({ part: ourAccounts.parts.requests, account: account.name });
  return (
    <>
      <p>
        <TextLink to={accountPath(account.id, 'requests')}>{words.back}</TextLink>
      </p>
      <PageTitle key={request ? 'decide' : 'none'} isProvisional={!request && !isMissing}>
        {title}
      </PageTitle>
      {!request && isLoading && <Progress />}
      {!request && Boolean(error) && <Problem error={error} retry={retry} />}
      {isMissing && <p>{words.missing}</p>}
      {request && <Person request={request} />}
      <p role="status" tabIndex={-1} ref={outcome}>
        {decided && <Outcome request={decided} />}
      </p>
      {request && !decided && (
        <>
          <ApproveForm
            accountId={account.id}
            request={request}
            profiles={profiles}
            needsAdministrator={!hasAdministrator}
            onDone={finish}
          />
          <DeclineForm request={request} onDone={finish} />
        </>
      )}
    </>
  );
}

function Person({ request: { requestedBy, createdAt } }: { readonly request: AccessRequestRowFragment }) {
  const { accessRequests: words } = useWords();
  const { day } = useFormats();
  const styles = useStyles();
  const facts = [
    [words.name, requestedBy.displayName],
    [words.username, <Address key="username">{requestedBy.username}</Address>],
    [words.asked, day(createdAt)],
  ] as const;
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([term, fact]) => (
          <div key={term} className={styles.pair}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.fact}>{fact}</dd>
          </div>
        ))}
      </dl>
      <p>{words.unverified}</p>
    </>
  );
}

function Outcome({ request: { status, profile } }: { readonly request: AccessRequestRowFragment }) {
  const { accessRequests: words } = useWords();
  if (status === 'DECLINED') return words.declined;
  return words.approved({ person: profile?.displayName ?? '', email: profile?.email ?? '' });
}
