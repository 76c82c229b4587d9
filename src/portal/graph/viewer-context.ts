import { createContext, use, useContext } from 'react';
import { type ActingProfileFragment, type MeFragment } from './generated/graphql';

/** A signed-in person who isn't known: the reader of a document that was rendered by the build. */
export const SOMEBODY = Symbol('somebody');

/** The viewer. Null if nobody is signed in, undefined while that's unknown. */
export const ViewerContext = createContext<MeFragment | null | undefined | typeof SOMEBODY>(undefined);

const unanswered = new Promise<never>(() => undefined);

/** Returns whether the page is rendered for a signed-in person who isn't known. */
export function useIsForSomebody(): boolean {
  return useContext(ViewerContext) === SOMEBODY;
}

/**
 * Returns the viewer, or null if nobody is signed in. When the build renders the page for a person who isn't known, it
 * suspends, so that the nearest Suspense boundary renders its fallback.
 */
export function useViewer(): MeFragment | null {
  const viewer = useContext(ViewerContext);
  if (viewer === SOMEBODY) return use(unanswered);
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
