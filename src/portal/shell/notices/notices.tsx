import { useApolloClient, useReactiveVar } from '@apollo/client/react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useContext, useLayoutEffect } from 'react';
import { isOffline } from '../../graph/conditions';
import { noteProfile, profileChange } from '../../graph/profile-change';
import { useViewer } from '../../graph/viewer-context';
import { MissingLanguageContext } from '../../words/words-context';
import { LanguageNotice } from './language-notice';
import { MaintenanceNotice } from './maintenance-notice';
import { OfflineNotice } from './offline-notice';
import { PAGE_COLUMN } from '../page-width';
import { ProfileChangeNotice } from './profile-change-notice';
import { useServiceStatus } from './use-service-status';

const useStyles = makeStyles({
  // As wide as the page content below.
  root: {
    ...PAGE_COLUMN,
    display: 'grid',
    gap: tokens.spacingVerticalS,
    gridTemplateColumns: 'minmax(0, 1fr)',
    ':not(:empty)': { paddingBlockStart: tokens.spacingVerticalM },
  },
});

/**
 * The notices above every page: offline, a language that couldn't be loaded, a change of profile, and maintenance.
 *
 * Their code isn't loaded on demand, because that would fail without a connection.
 */
export function Notices() {
  const client = useApolloClient();
  const { status } = useServiceStatus();
  const isCut = useReactiveVar(isOffline);
  const change = useReactiveVar(profileChange);
  const viewer = useViewer();
  const missing = useContext(MissingLanguageContext);
  const styles = useStyles();
  // The cached data of the previous profile is removed before the next paint.
  useLayoutEffect(() => {
    if (noteProfile(viewer)) client.resetStore().catch(() => undefined);
  }, [viewer, client]);
  // Always rendered, so that screen readers announce new notices, and only those.
  return (
    <div role="status" aria-atomic="false" className={styles.root}>
      {isCut && <OfflineNotice />}
      {missing && <LanguageNotice missing={missing} />}
      {change && viewer && <ProfileChangeNotice change={change} />}
      {status?.maintenance && (
        <MaintenanceNotice availability={status.availability} maintenance={status.maintenance} />
      )}
    </div>
  );
}
