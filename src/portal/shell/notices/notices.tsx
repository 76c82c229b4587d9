import { useReactiveVar } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { hasLostProfile, isOffline } from '../../graph/conditions';
import { useServiceStatus } from './use-service-status';

const OfflineNotice = lazy(async () => ({ default: (await import('./offline-notice')).OfflineNotice }));
const LostProfileNotice = lazy(async () => ({
  default: (await import('./lost-profile-notice')).LostProfileNotice,
}));
const MaintenanceNotice = lazy(async () => ({
  default: (await import('./maintenance-notice')).MaintenanceNotice,
}));

/** What is to be known on every page just now: no connection, a profile that was taken away, maintenance. */
export function Notices() {
  const status = useServiceStatus();
  const isCut = useReactiveVar(isOffline);
  const isLost = useReactiveVar(hasLostProfile);
  return (
    <Suspense>
      {isCut && <OfflineNotice />}
      {isLost && <LostProfileNotice />}
      {status?.maintenance && (
        <MaintenanceNotice availability={status.availability} maintenance={status.maintenance} />
      )}
    </Suspense>
  );
}
