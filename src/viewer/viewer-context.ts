import { accountById } from '../account/account.loader';
import type { LoaderScope } from '../database/loader-scope';
import { identityById } from '../identity/identity.loader';
import { profileById } from '../profile/profile.loader';
import type { RequestContext } from '../request/request-context';
import type { Viewer } from './viewer';

/** What resolvers that look after the signed-in person have of a request. */
export interface ViewerContext extends RequestContext {
  /** Tells which person is signed in; null when nobody is, and for an application. Read once a request, until `reload`. */
  viewer(): Promise<Viewer | null>;
  /** Tells who is signed in, whichever profile the request names: for what needs none, such as signing out. */
  viewerOfAnyProfile(): Promise<Viewer | null>;
  /** Tells the browser to forget its session cookie, if it was called with one. */
  forgetSessionCookie(): void;
}

/** Hands the loaders what reading the viewer has brought already, so that no field asks for it again. */
export function primeLoaders(loaders: LoaderScope, { identity, profiles }: Viewer): void {
  loaders.seed(identityById, (loader) => loader.prime(identity.id, identity));
  loaders.seed(profileById, (loader) => {
    for (const { profile } of profiles) loader.prime(profile.id, profile);
  });
  loaders.seed(accountById, (loader) => {
    for (const { account } of profiles) loader.prime(account.id, account);
  });
}
