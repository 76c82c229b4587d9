import { accountById } from '../account/account.loader';
import type { LoaderScope } from '../database/loader-scope';
import { identityById } from '../identity/identity.loader';
import { profileById } from '../profile/profile.loader';
import type { AccountContext } from '../account/account-context';
import type { Viewer } from './viewer';

/** The context of a request, for resolvers about the signed-in person. */
export interface ViewerContext extends AccountContext {
  /** Returns the signed-in person; null if there's none. Reads it once per request, and again after `reload`. */
  viewer(): Promise<Viewer | null>;
  /** Returns the signed-in person without checking the requested profile, for operations such as signing out. */
  viewerOfAnyProfile(): Promise<Viewer | null>;
  /** Deletes the browser's session cookie, if the request has one. */
  forgetSessionCookie(): void;
}

/** Primes the loaders with the data of the viewer, so that fields don't read it again. */
export function primeLoaders(loaders: LoaderScope, { identity, profiles }: Viewer): void {
  loaders.seed(identityById, (loader) => loader.prime(identity.id, identity));
  loaders.seed(profileById, (loader) => {
    for (const { profile } of profiles) loader.prime(profile.id, profile);
  });
  loaders.seed(accountById, (loader) => {
    for (const { account } of profiles) loader.prime(account.id, account);
  });
}
