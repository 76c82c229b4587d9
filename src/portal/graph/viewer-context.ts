import { createContext, useContext } from 'react';
import { type ActingProfileFragment, type MeFragment } from './generated/graphql';

/** Holds who is signed in; null for nobody, undefined while that is not known. */
export const ViewerContext = createContext<MeFragment | null | undefined>(undefined);

/** Gives who is signed in, and as which profile; null when nobody is. */
export function useViewer(): MeFragment | null {
  const viewer = useContext(ViewerContext);
  if (viewer === undefined) throw new Error('Nothing is known of the viewer outside of the layout.');
  return viewer;
}

/** Gives who is signed in, on the pages that nobody else sees (`SignedInOnly` in the routes). */
export function useSignedIn(): MeFragment {
  const viewer = useViewer();
  if (!viewer) throw new Error('This page belongs under SignedInOnly.');
  return viewer;
}

/** Gives the profile one acts as, on the pages that need one (`WithProfileOnly` in the routes). */
export function useActiveProfile(): ActingProfileFragment {
  const { activeProfile } = useSignedIn();
  if (!activeProfile) throw new Error('This page belongs under WithProfileOnly.');
  return activeProfile;
}
