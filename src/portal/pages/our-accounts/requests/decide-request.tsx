import { useQuery } from '@apollo/client/react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { accountPath } from '../../../account-path';
import {
  type AccessRequestRowFragment,
  OpenRequestsDocument,
  RequestToDecideDocument,
} from '../../../graph/generated/graphql';
import { Address } from '../../../shell/address';
import { PageTitle } from '../../../shell/page-title';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { ApproveForm } from './approve-form';
import { DeclineForm } from './decline-form';

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
  const { data, error, refetch, client } = useQuery(RequestToDecideDocument, {
    variables: { id: account.id },
  });
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
  const pending = data?.account?.accessRequests?.edges.find(({ node }) => node.id === requestId)?.node;
  const request = decided ?? (pending?.status === 'PENDING' ? pending : null);
  const title = request
    ? words.title({ person: request.requestedBy.displayName })
    : ourAccounts.parts.title({ part: ourAccounts.parts.requests, account: account.name });
  const profiles = data?.account?.profiles?.edges.map(({ node }) => node) ?? [];
  return (
    <>
      <p>
        <TextLink to={accountPath(account.id, 'requests')}>{words.back}</TextLink>
      </p>
      <PageTitle key={request ? 'decide' : 'none'} isProvisional={!data}>
        {title}
      </PageTitle>
      {!data && (error ? <Problem error={error} retry={refetch} /> : <Progress />)}
      {data && !request && <p>{words.missing}</p>}
      {request && <Person request={request} />}
      <p role="status" tabIndex={-1} ref={outcome}>
        {decided && <Outcome request={decided} />}
      </p>
      {request && !decided && (
        <>
          <ApproveForm
            request={request}
            profiles={profiles}
            needsAdministrator={data?.account?.administrators.length === 0}
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
