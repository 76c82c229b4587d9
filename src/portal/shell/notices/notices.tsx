import { useApolloClient, useReactiveVar } from '@apollo/client/react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useLayoutEffect } from 'react';
import { isOffline } from '../../graph/conditions';
import { noteProfile, profileChange } from '../../graph/profile-change';
import { useViewer } from '../../graph/viewer-context';
import { MaintenanceNotice } from './maintenance-notice';
import { OfflineNotice } from './offline-notice';
import { ProfileChangeNotice } from './profile-change-notice';
import { useServiceStatus } from './use-service-status';

const useStyles = makeStyles({
  // As wide as the page below it, however wide the window is.
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    gridTemplateColumns: 'minmax(0, 1fr)',
    marginInline: 'auto',
    maxInlineSize: '64rem',
    paddingInline: '1rem',
    ':not(:empty)': { paddingBlockStart: tokens.spacingVerticalM },
  },
});

/**
 * What is to be known on every page just now: no connection, a change of profile, maintenance.
 *
 * None of them is loaded only when it is needed: without a connection it could not be.
 */
export function Notices() {
  const client = useApolloClient();
  const { status } = useServiceStatus();
  const isCut = useReactiveVar(isOffline);
  const change = useReactiveVar(profileChange);
  const viewer = useViewer();
  const styles = useStyles();
  // What was read as the earlier profile goes before it is painted.
  useLayoutEffect(() => {
    if (noteProfile(viewer)) client.resetStore().catch(() => undefined);
  }, [viewer, client]);
  // Always there, so that what it comes to say is read out; and of that only what is new.
  return (
    <div role="status" aria-atomic="false" className={styles.root}>
      {isCut && <OfflineNotice />}
      {change && viewer && <ProfileChangeNotice change={change} />}
      {status?.maintenance && (
        <MaintenanceNotice availability={status.availability} maintenance={status.maintenance} />
      )}
    </div>
  );
}
