import type { Actor } from '../access/actor';
import type { Account } from '../account/account';
import type { IdentitySummary } from '../identity/identity';
import type { Profile } from '../profile/profile';
import type { ProfileSelection } from './profile-selection';

/** The browser session of a request. */
export interface ViewerSession {
  readonly id: string;
  /** Whether it continues after the browser closes. */
  readonly persistent: boolean;
  readonly lastSeenAt: Date;
}

/** A profile associated with the signed-in person, with the data that decides whether it's usable. */
export interface ViewerProfile {
  readonly profile: Profile;
  readonly account: Account;
  /** When the person last chose or used the profile; null if never since it was associated. */
  readonly lastUsedAt: Date | null;
  /** Whether the profile can be chosen: it's active and its account has access. */
  readonly isUsable: boolean;
}

/** How a request is authenticated: by a browser's session, or by a client application's access token. */
export type Arrival =
  | { readonly by: 'SESSION'; readonly session: ViewerSession }
  | { readonly by: 'ACCESS_TOKEN'; readonly clientId: string };

/** The signed-in person, their profiles, and the active one. */
export interface Viewer {
  readonly arrival: Arrival;
  readonly identity: IdentitySummary;
  /** All associated profiles except removed ones, including disabled ones, in the order of association. */
  readonly profiles: readonly ViewerProfile[];
  readonly selection: ProfileSelection;
  /** The profile of sessions without a choice; null if there is none. */
  readonly defaultProfileId: string | null;
  /** The accounts that were read in the same statement, for any caller; null if none were requested. */
  readonly requestedAccounts: readonly Account[] | null;
}

/** Returns the session of a viewer's request; null for a request with an access token. */
export function sessionOf({ arrival }: Viewer): ViewerSession | null {
  return arrival.by === 'SESSION' ? arrival.session : null;
}

/** Returns a viewer's active profile; null if none is active. */
export function activeProfileOf(viewer: Viewer): ViewerProfile | null {
  return viewer.profiles.find(({ profile }) => profile.id === viewer.selection.activeProfileId) ?? null;
}

/** Returns the profiles that a viewer can see: all but disabled ones, which give no access. */
export function visibleProfilesOf(viewer: Viewer): readonly ViewerProfile[] {
  return viewer.profiles.filter(({ profile }) => profile.status === 'ACTIVE');
}

/** Returns the part of a viewer that decides permissions. */
export function actorOf(viewer: Viewer): Actor {
  const active = activeProfileOf(viewer);
  return {
    kind: 'PERSON',
    identityId: viewer.identity.id,
    active: active && {
      profileId: active.profile.id,
      accountId: active.account.id,
      accountKind: active.account.kind,
      role: active.profile.role,
    },
    ownProfiles: new Map(
      visibleProfilesOf(viewer).map(({ profile: { id, accountId, role } }) => [id, { accountId, role }]),
    ),
  };
}
