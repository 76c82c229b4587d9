import { Navigate } from 'react-router';
import { type MeFragment } from '../../graph/generated/graphql';
import { useViewer } from '../../graph/viewer-context';

/** The home page. Redirects to the page for the viewer's state. */
export function HomePage() {
  return <Navigate to={homeOf(useViewer())} replace />;
}

function homeOf(viewer: MeFragment | null): string {
  if (!viewer) return '/signed-out';
  if (viewer.selection.required) return '/accounts';
  if (viewer.activeProfile) return '/profile';
  return viewer.profiles.edges.length === 0 ? '/associate' : '/no-access';
}
