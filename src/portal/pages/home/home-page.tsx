import { Navigate } from 'react-router';
import { type MeFragment } from '../../graph/generated/graphql';
import { useViewer } from '../../graph/viewer-context';
import paths from '../../paths.json';

/** The home page. Redirects to the page for the viewer's state. */
export function HomePage() {
  return <Navigate to={homeOf(useViewer())} replace />;
}

function homeOf(viewer: MeFragment | null): string {
  if (!viewer) return paths.signedOut;
  if (viewer.selection.required) return paths.accounts;
  if (viewer.activeProfile) return paths.profile;
  return viewer.profiles.edges.length === 0 ? paths.associate : paths.noAccess;
}
