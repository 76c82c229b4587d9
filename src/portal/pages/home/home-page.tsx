import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { type MeFragment } from '../../graph/generated/graphql';
import { useViewer } from '../../graph/viewer-context';
import paths from '../../paths.json';
import { FirstPage } from '../../shell/starting';
import { Opening } from './opening';

// Loaded on demand, because people who aren't signed in are redirected.
const Home = lazy(async () => ({ default: (await import('./home')).Home }));

/** The home page of the active profile. Without one, redirects to the page for the viewer's state. */
export function HomePage() {
  return (
    // Also for the build, which doesn't know the viewer.
    <Suspense
      fallback={
        <>
          <Opening />
          <FirstPage />
        </>
      }
    >
      <HomeOfViewer />
    </Suspense>
  );
}

function HomeOfViewer() {
  const viewer = useViewer();
  if (!viewer?.activeProfile) return <Navigate to={pathOf(viewer)} replace />;
  return <Home />;
}

function pathOf(viewer: MeFragment | null): string {
  if (!viewer) return paths.signedOut;
  if (viewer.selection.required) return paths.accounts;
  return viewer.profiles.edges.length === 0 ? paths.associate : paths.noAccess;
}
