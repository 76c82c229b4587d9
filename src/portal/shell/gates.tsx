import { Fragment } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSignedIn, useViewer } from '../graph/viewer-context';
import { choosePath, signInPath } from './return-to';

/**
 * Shows its pages to whoever is signed in, and leads others to the sign-in and back. For another person they begin
 * anew: what was entered and shown was the first one's.
 */
export function SignedInOnly() {
  const here = useLocation();
  const viewer = useViewer();
  if (!viewer) return <Navigate to={signInPath(here)} replace />;
  return (
    <Fragment key={viewer.identity.id}>
      <Outlet />
    </Fragment>
  );
}

/** Shows its pages to whoever acts as a profile; leads others to choosing one and back, or to why they have none. */
export function WithProfileOnly() {
  const here = useLocation();
  const { activeProfile, selection } = useSignedIn();
  if (activeProfile) return <Outlet />;
  return <Navigate to={selection.required ? choosePath(here) : '/'} replace />;
}
