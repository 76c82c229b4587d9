import type { Actor } from '../access/actor';
import type { Account } from '../account/account';
import type { IdentitySummary } from '../identity/identity';
import type { Profile } from '../profile/profile';
import type { ProfileSelection } from './profile-selection';

/** The browser's session that a request came with. */
export interface ViewerSession {
  readonly id: string;
  /** True when it outlives the browser. */
  readonly persistent: boolean;
  readonly lastSeenAt: Date;
}

/** A profile associated with the signed-in person, with all that is needed to say whether it may be used. */
export interface ViewerProfile {
  readonly profile: Profile;
  readonly account: Account;
  /** When the person last chose or used the profile; null when never since it was associated. */
  readonly lastUsedAt: Date | null;
  /** True when the profile is active and its account has access: when it can be chosen. */
  readonly isUsable: boolean;
}

/** How a signed-in person's request arrived: with a browser's session, or with an access token of a client application. */
export type Arrival =
  | { readonly by: 'SESSION'; readonly session: ViewerSession }
  | { readonly by: 'ACCESS_TOKEN'; readonly clientId: string };

/** The signed-in person, their profiles, and the one they act as. */
export interface Viewer {
  readonly arrival: Arrival;
  readonly identity: IdentitySummary;
  /** Every profile associated with them that was not removed, in the order of association; disabled ones, too. */
  readonly profiles: readonly ViewerProfile[];
  readonly selection: ProfileSelection;
}

/** Gives the session that a viewer's request came with; null when it came with an access token. */
export function sessionOf({ arrival }: Viewer): ViewerSession | null {
  return arrival.by === 'SESSION' ? arrival.session : null;
}

/** Gives the profile that a viewer acts as; null while none is chosen. */
export function activeProfileOf(viewer: Viewer): ViewerProfile | null {
  return viewer.profiles.find(({ profile }) => profile.id === viewer.selection.activeProfileId) ?? null;
}

/** Gives the profiles that a viewer may see: not disabled ones, which give access to nothing. */
export function visibleProfilesOf(viewer: Viewer): readonly ViewerProfile[] {
  return viewer.profiles.filter(({ profile }) => profile.status === 'ACTIVE');
}

/** Reduces a viewer to what permissions are decided by. */
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
