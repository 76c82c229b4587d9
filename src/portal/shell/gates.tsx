import { Fragment } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useIsForSomebody, useSignedIn, useViewer } from '../graph/viewer-context';
import { choosePath, signInPath } from './return-to';

/**
 * Renders its routes for signed-in people, and redirects others to sign-in and back. The routes are remounted
 * for another person, so that no one's data or entries are shown to another.
 */
export function SignedInOnly() {
  return useIsForSomebody() ? <Outlet /> : <SignedInCheck />;
}

function SignedInCheck() {
  const here = useLocation();
  const viewer = useViewer();
  if (!viewer) return <Navigate to={signInPath(here)} replace />;
  return (
    <Fragment key={viewer.identity.id}>
      <Outlet />
    </Fragment>
  );
}

/**
 * Renders its routes if there is an active profile. Otherwise redirects to choose one and back, or to the
 * page that explains why there is none.
 */
export function WithProfileOnly() {
  return useIsForSomebody() ? <Outlet /> : <ProfileCheck />;
}

function ProfileCheck() {
  const here = useLocation();
  const { activeProfile, selection } = useSignedIn();
  if (activeProfile) return <Outlet />;
  return <Navigate to={selection.required ? choosePath(here) : '/'} replace />;
}
