import { Navigate } from 'react-router';
import { type MeFragment } from '../../graph/generated/graphql';
import { useViewer } from '../../graph/viewer-context';

/** The start: leads to where one belongs. */
export function HomePage() {
  return <Navigate to={homeOf(useViewer())} replace />;
}

function homeOf(viewer: MeFragment | null): string {
  if (!viewer) return '/signed-out';
  if (viewer.selection.required) return '/accounts';
  if (viewer.activeProfile) return '/profile';
  return viewer.profiles.edges.length === 0 ? '/associate' : '/no-access';
}
