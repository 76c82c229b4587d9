import { createContext, useContext } from 'react';
import { type ActingProfileFragment, type MeFragment } from './generated/graphql';

/** The viewer. Null if nobody is signed in, undefined while that's unknown. */
export const ViewerContext = createContext<MeFragment | null | undefined>(undefined);

/** Returns the viewer, or null if nobody is signed in. */
export function useViewer(): MeFragment | null {
  const viewer = useContext(ViewerContext);
  if (viewer === undefined) throw new Error('Nothing is known of the viewer outside of the layout.');
  return viewer;
}

/** Returns the viewer. Only for pages that require sign-in (`SignedInOnly` in the routes). */
export function useSignedIn(): MeFragment {
  const viewer = useViewer();
  if (!viewer) throw new Error('This page belongs under SignedInOnly.');
  return viewer;
}

/** Returns the active profile. Only for pages that require one (`WithProfileOnly` in the routes). */
export function useActiveProfile(): ActingProfileFragment {
  const { activeProfile } = useSignedIn();
  if (!activeProfile) throw new Error('This page belongs under WithProfileOnly.');
  return activeProfile;
}
