import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import type { Program } from '../account/account';
import { ProgramEnum } from '../account/account.type';
import { IdentityType, presentIdentity } from '../identity/identity.type';
import { expiryOf } from '../identity/session-expiry';
import type { SessionEntity } from '../identity/session.entity';
import { presentProfile, ProfileRoleEnum, ProfileType } from '../profile/profile.type';
import { ConnectionArgs } from '../relay/connection.type';
import { DESCRIBE_MATCHING } from '../search/search-argument';
import type { SelectionSource } from './profile-selection';
import { activeProfileOf, type Viewer, visibleProfilesOf } from './viewer';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** Maximum number of candidates. Other profiles can be chosen too. */
const MOST_CANDIDATES = 100;

const SelectionSourceEnum = describedEnum<SelectionSource>(
  'ProfileSelectionSource',
  'How the active profile was selected. Listed by precedence, with the highest first.',
  {
    HEADER: 'The `x-profile-id` header of the request.',
    SESSION:
      'The last `switchProfile` call in this session. For calls with an access token, in this client application.',
    DEFAULT:
      'The default profile, for sessions and client applications without a selection. Set with `SwitchProfileInput.makeDefault`.',
    ONLY_PROFILE: 'The only profile that can be used.',
  },
);

/** The GraphQL type of a session. */
@DescribedObject('Session', 'A browser that is signed in. Only the signed-in person can read it.')
export class SessionType {
  @Field(() => ID, { description: "The session's id. Opaque. Not a credential." })
  id!: string;

  @Field(() => Boolean, { description: 'True when the session stays signed in after the browser is closed.' })
  persistent!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When you signed in.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the session was last used, to the minute.' })
  lastUsedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'The name of the browser, such as `Microsoft Edge`, as it was at sign-in. Null when unknown. The browser chose it, so it proves nothing.',
  })
  browser!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The name of the browser's operating system, such as `Windows`, as it was at sign-in. Null when unknown.",
  })
  platform!: string | null;

  @Field(() => Boolean, { description: 'True for the session that the request belongs to.' })
  isCurrent!: boolean;

  @Field(() => GraphQLDateTime, {
    description:
      "When the session expires if it isn't used. Requests in the session extend it, up to `expiresAt`.",
  })
  idleExpiresAt!: Date;

  @Field(() => GraphQLDateTime, { description: "When the session expires, even if it's used." })
  expiresAt!: Date;
}

/** The GraphQL type for how the active profile was selected. */
@DescribedObject(
  'ProfileSelection',
  'How your active profile was selected, and the profiles that you can select.',
)
export class ProfileSelectionType {
  @Field(() => Boolean, {
    description:
      'True when you have several usable profiles but none is selected. Show the Multiple Accounts page, then call `switchProfile`.',
  })
  required!: boolean;

  @Field(() => SelectionSourceEnum, {
    nullable: true,
    description: 'How the active profile was selected. Null when there is none.',
  })
  resolvedBy!: SelectionSource | null;

  @Field(() => ProfileType, {
    nullable: true,
    description:
      'Your default profile, for sessions and client applications without a selection. Set with `SwitchProfileInput.makeDefault`, and cleared with `clearDefaultProfile`. Null when there is none or it was disabled.',
  })
  defaultProfile!: ProfileType | null;

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [ProfileType], {
    description:
      'Your profiles that can be used: those with status `ACTIVE` in an account with access. Sorted with the most recently used first. Maximum 100; use `Viewer.profiles` to find others.',
  })
  candidates!: ProfileType[];
}

/** The GraphQL type of the signed-in person. */
@DescribedObject('Viewer', 'The signed-in person and their active profile.')
export class ViewerType {
  @Field(() => IdentityType, { description: "The Microsoft account that you're signed in with." })
  identity!: IdentityType;

  @Field(() => ProfileType, {
    nullable: true,
    description:
      'Your active profile: the profile that you act as. What you can change depends on it. Null when none is selected.',
  })
  activeProfile!: ProfileType | null;

  @Field(() => ProfileSelectionType, {
    description: 'How your active profile was selected, and the profiles that you can select.',
  })
  selection!: ProfileSelectionType;

  /** The viewer, for resolvers of other fields. Not in the schema. */
  readonly viewer!: Viewer;
}

/** Converts a viewer to its GraphQL type, with only the fields of the schema. */
export function presentViewer(viewer: Viewer): ViewerType {
  const active = activeProfileOf(viewer);
  return {
    identity: presentIdentity(viewer.identity),
    activeProfile: active && presentProfile(active.profile, active.account),
    selection: new PresentedSelection(viewer),
    viewer,
  };
}

/**
 * A selection that finds and converts its profiles only if they're requested.
 *
 * It's a class because V8 creates a hidden class for each object literal with a getter. Such an object keeps
 * all that it refers to in memory until the old generation is collected.
 */
class PresentedSelection implements ProfileSelectionType {
  readonly required: boolean;
  readonly resolvedBy: SelectionSource | null;

  constructor(private readonly viewer: Viewer) {
    this.required = viewer.selection.required;
    this.resolvedBy = viewer.selection.resolvedBy;
  }

  get defaultProfile(): ProfileType | null {
    const { defaultProfileId } = this.viewer;
    const own = visibleProfilesOf(this.viewer).find(({ profile }) => profile.id === defaultProfileId);
    return own ? presentProfile(own.profile, own.account) : null;
  }

  get candidates(): ProfileType[] {
    return this.viewer.profiles
      .filter(({ isUsable }) => isUsable)
      .toSorted((a, b) => Number(b.lastUsedAt ?? 0) - Number(a.lastUsedAt ?? 0))
      .slice(0, MOST_CANDIDATES)
      .map(({ profile, account }) => presentProfile(profile, account));
  }
}

/**
 * Converts a session to its GraphQL type, with only the fields of the schema. `currentId` is the id of the request's
 * session, or null.
 */
export function presentSession(session: SessionEntity, currentId: string | null): SessionType {
  const { id, persistent, createdAt, expiresAt, browser, platform } = session;
  return {
    id,
    persistent,
    createdAt,
    lastUsedAt: session.lastSeenAt,
    browser,
    platform,
    isCurrent: id === currentId,
    idleExpiresAt: expiryOf(session),
    expiresAt,
  };
}

/** The arguments of the viewer's list of profiles. */
@ArgsType()
export class ViewerProfilesArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: `Returns only profiles whose name, account name or account number contains, for each search word, a word that starts with it. White space alone returns all profiles. ${DESCRIBE_MATCHING}`,
  })
  search?: string | null;

  @Field(() => ProfileRoleEnum, { nullable: true, description: 'Returns only profiles with this role.' })
  role?: ProfileRole | null;

  @Field(() => ProgramEnum, {
    nullable: true,
    description: 'Returns only profiles in accounts of this extranet.',
  })
  program?: Program | null;
}
