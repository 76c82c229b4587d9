import { useQuery } from '@apollo/client/react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, Suspense, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { ChoicesDocument, OwnProfilesDocument } from '../../graph/generated/graphql';
import { useSignedIn } from '../../graph/viewer-context';
import { Lead } from '../../shell/lead';
import { PageTitle } from '../../shell/page-title';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { returnToIn } from '../../shell/return-to';
import { useArrived } from '../../shell/use-arrived';
import { useWords } from '../../words/words-context';
import { closedAmong, ClosedProfiles } from '../../shell/closed-profiles/closed-profiles';
import { ChoiceForm } from './choice-form';
import { ChoiceSearch } from './choice-search';
import { FoundSummary } from './found-summary';
import { useFoundChoices } from './use-found-choices';

/** The number of profiles that don't need a search. */
const FEW = 10;
/** The maximum number of candidates that the service returns. */
const MOST_CANDIDATES = 100;

const useStyles = makeStyles({
  page: { maxInlineSize: '40rem' },
  section: { ...typographyStyles.subtitle1, marginBlock: `${tokens.spacingVerticalXXXL} 1rem` },
});

/** The Multiple Accounts page, to choose the active profile. Redirects if there's nothing to choose. */
export function AccountsPage() {
  return (
    // The boundary is for the build, which doesn't know the profiles.
    <Suspense
      fallback={
        <Frame>
          <Progress />
        </Frame>
      }
    >
      <Choices />
    </Suspense>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const { accounts: words } = useWords();
  return (
    <div className={useStyles().page}>
      <PageTitle>{words.title}</PageTitle>
      <Lead>{words.lead}</Lead>
      {children}
    </div>
  );
}

function Choices() {
  const { accounts: words } = useWords();
  const { selection, activeProfile } = useSignedIn();
  const [params] = useSearchParams();
  const styles = useStyles();
  const [text, setText] = useState('');
  const { data: current, previousData, error, refetch } = useQuery(ChoicesDocument);
  // While all data is reloaded after a choice, the form stays.
  const data = current ?? previousData;
  const {
    data: currentOwn,
    previousData: previousOwn,
    loading: isOwnLoading,
  } = useQuery(OwnProfilesDocument);
  const own = currentOwn ?? previousOwn;
  // Both at once, so that the list of unavailable profiles moves nothing.
  const viewer = useArrived(own || !isOwnLoading ? (data?.viewer ?? undefined) : undefined);
  const found = useFoundChoices(text);

  const returnTo = returnToIn(params);
  if (selection.candidates.length < 2) return <Navigate to={returnTo} replace />;
  if (!viewer) {
    return <Frame>{error ? <Problem error={error} retry={refetch} /> : <Progress />}</Frame>;
  }

  const { candidates } = viewer.selection;
  const allClosed = own ? closedAmong(own) : [];
  const nodes = found?.connection?.edges.map(({ node }) => node);
  const choices = nodes ? nodes.filter(({ account }) => account.access.granted) : candidates;
  const closed = nodes ? nodes.filter(({ account }) => !account.access.granted) : allClosed;
  return (
    <Frame>
      {candidates.length + allClosed.length > FEW && (
        <ChoiceSearch
          text={text}
          onChange={setText}
          {...(candidates.length >= MOST_CANDIDATES && { note: words.lastHundred })}
        />
      )}
      <FoundSummary found={found} />
      {(choices.length > 0 || !found) && (
        <ChoiceForm
          choices={choices}
          activeId={activeProfile?.id ?? null}
          defaultId={selection.defaultProfile?.id ?? null}
          isTabOnly={selection.resolvedBy === 'HEADER'}
          returnTo={returnTo}
        />
      )}
      {closed.length > 0 && (
        <section aria-labelledby="closed">
          <h2 id="closed" className={styles.section}>
            {words.closed}
          </h2>
          <ClosedProfiles profiles={closed} />
        </section>
      )}
    </Frame>
  );
}
