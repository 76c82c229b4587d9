import { useQuery } from '@apollo/client/react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { accountPath } from '../../account-path';
import { HomeDocument, type HomeQuery } from '../../graph/generated/graphql';
import { useActiveProfile } from '../../graph/viewer-context';
import { useOpenRequests } from '../../shell/menu/use-open-requests';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { useArrived } from '../../shell/use-arrived';
import paths from '../../paths.json';
import { Acting } from './acting';
import { ManagedAccounts } from './managed-accounts';
import { Opening } from './opening';
import { Resources } from './resources';
import { Waiting } from './waiting';

type Own = NonNullable<NonNullable<HomeQuery['viewer']>['activeProfile']>['account'];

const useStyles = makeStyles({
  root: {
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalXXL,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXL,
    '@media (min-width: 60rem)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)' },
  },
  column: {
    display: 'grid',
    gap: tokens.spacingVerticalXL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    // There are no resources beside it.
    ':nth-child(2)': { gridColumnEnd: '-1', gridColumnStart: '1' },
  },
  whole: { gridColumnEnd: '-1', gridColumnStart: '1' },
});

/** Shows the company that the person acts for, its resources, what waits for the person, and the accounts to manage. */
export function Home() {
  const profile = useActiveProfile();
  const { data: current, previousData, error, refetch } = useQuery(HomeDocument);
  // While all data is reloaded after a switch, the page stays. The data of another profile isn't shown.
  const data = useArrived(
    [current, previousData].find((each) => each?.viewer?.activeProfile?.id === profile.id),
  );
  const account = data?.viewer?.activeProfile?.account;
  const openRequests = useOpenRequests({ isManager: profile.account.viewerCanManageProfiles });
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div className={styles.whole}>
        <Opening>
          <Acting profile={profile} access={account?.access} />
        </Opening>
      </div>
      {/* First, because they need no request, and what loads later would move them. */}
      <Resources program={profile.account.program} />
      <div className={styles.column}>
        {account && openRequests !== undefined ? (
          <>
            <Waiting
              profiles={data.viewer?.profiles.edges.map(({ node }) => node) ?? []}
              openRequests={openRequests}
              requestsPath={requestsPath(account)}
            />
            {account.viewerCanManageProfiles && <ManagedAccounts own={account} />}
          </>
        ) : error ? (
          <Problem error={error} retry={refetch} />
        ) : (
          <Progress />
        )}
      </div>
    </div>
  );
}

/** Returns the path of the page where requests are decided. A partner's can be for any of its accounts. */
function requestsPath({ id, kind }: Own): string {
  return kind === 'PARTNER' ? paths.ourAccounts : `${accountPath(id, 'requests')}?status=PENDING`;
}
