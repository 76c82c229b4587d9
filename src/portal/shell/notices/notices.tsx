import { useReactiveVar } from '@apollo/client/react';
import { hasLostProfile, isOffline } from '../../graph/conditions';
import { LostProfileNotice } from './lost-profile-notice';
import { MaintenanceNotice } from './maintenance-notice';
import { OfflineNotice } from './offline-notice';
import { useServiceStatus } from './use-service-status';

/**
 * What is to be known on every page just now: no connection, a profile that was taken away, maintenance.
 *
 * None of them is loaded only when it is needed: without a connection it could not be.
 */
export function Notices() {
  const status = useServiceStatus();
  const isCut = useReactiveVar(isOffline);
  const isLost = useReactiveVar(hasLostProfile);
  return (
    <>
      {isCut && <OfflineNotice />}
      {isLost && <LostProfileNotice />}
      {status?.maintenance && (
        <MaintenanceNotice availability={status.availability} maintenance={status.maintenance} />
      )}
    </>
  );
}
