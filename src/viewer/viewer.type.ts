import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import type { Program } from '../account/account';
import { ProgramEnum } from '../account/account.type';
import { IdentityType, presentIdentity } from '../identity/identity.type';
import type { SessionEntity } from '../identity/session.entity';
import { presentProfile, ProfileRoleEnum, ProfileType } from '../profile/profile.type';
import { ConnectionArgs } from '../relay/connection.type';
import { DESCRIBE_MATCHING } from '../search/search-argument';
import type { SelectionSource } from './profile-selection';
import { activeProfileOf, type Viewer } from './viewer';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** How many profiles there are to choose between; further ones can be chosen, too. */
const MOST_CANDIDATES = 100;

const SelectionSourceEnum = describedEnum<SelectionSource>(
  'ProfileSelectionSource',
  'How the active profile was decided; the earlier outranks the later.',
  {
    HEADER: 'The request names it, in the header `x-profile-id`.',
    SESSION:
      'It was chosen with switchProfile: in this session or, by callers with an access token, in this client application.',
    DEFAULT: 'It was made the default for every session and client application that has chosen none.',
    ONLY_PROFILE: 'It is the only one that may be used.',
  },
);

/** A session, as the graph shows it. */
@DescribedObject('Session', 'The session of this browser.')
export class SessionType {
  @Field(() => ID, { description: 'Identifies the session; not a credential.' })
  id!: string;

  @Field(() => Boolean, { description: 'True when you asked to be kept signed in after the browser closes.' })
  persistent!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When you signed in.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it ends unless it is used before; moves on with use.' })
  idleExpiresAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it ends whatever happens.' })
  expiresAt!: Date;
}

/** How the active profile was decided, as the graph shows it. */
@DescribedObject(
  'ProfileSelection',
  'Which profile you act as, how that was decided, and between which you may choose.',
)
export class ProfileSelectionType {
  @Field(() => Boolean, {
    description:
      'True when you have several profiles that may be used and have chosen none: show the Multiple Accounts page.',
  })
  required!: boolean;

  @Field(() => SelectionSourceEnum, {
    nullable: true,
    description: 'How the active profile was decided; null when there is none.',
  })
  resolvedBy!: SelectionSource | null;

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [ProfileType], {
    description:
      'The profiles that may be used, the last used first, 100 at most; `Viewer.profiles` finds the others.',
  })
  candidates!: ProfileType[];
}

/** The signed-in person, as the graph shows them. */
@DescribedObject('Viewer', 'You: the signed-in person, and the profile you act as.')
export class ViewerType {
  @Field(() => IdentityType, { description: 'The Microsoft account that you signed in with.' })
  identity!: IdentityType;

  @Field(() => ProfileType, {
    nullable: true,
    description: 'The profile that you act as; null while none is chosen.',
  })
  activeProfile!: ProfileType | null;

  @Field(() => ProfileSelectionType, { description: 'How the active profile was decided.' })
  selection!: ProfileSelectionType;

  /** The viewer itself, for the resolvers of further fields; not published. */
  readonly viewer!: Viewer;
}

/** Presents a viewer: names each field that is published. */
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
 * A selection whose candidates are sorted and presented only for those who ask.
 *
 * A class, since an object with a getter of its own keeps what that refers to until the old generation is collected:
 * V8 makes a hidden class for each.
 */
class PresentedSelection implements ProfileSelectionType {
  readonly required: boolean;
  readonly resolvedBy: SelectionSource | null;

  constructor(private readonly viewer: Viewer) {
    this.required = viewer.selection.required;
    this.resolvedBy = viewer.selection.resolvedBy;
  }

  get candidates(): ProfileType[] {
    return this.viewer.profiles
      .filter(({ isUsable }) => isUsable)
      .toSorted((a, b) => Number(b.lastUsedAt ?? 0) - Number(a.lastUsedAt ?? 0))
      .slice(0, MOST_CANDIDATES)
      .map(({ profile, account }) => presentProfile(profile, account));
  }
}

/** Presents a session: names each field that is published. */
export function presentSession(session: SessionEntity): SessionType {
  const { id, persistent, createdAt, idleExpiresAt, expiresAt } = session;
  return {
    id,
    persistent,
    createdAt,
    idleExpiresAt: idleExpiresAt < expiresAt ? idleExpiresAt : expiresAt,
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

  @Field(() => ProfileRoleEnum, { nullable: true, description: 'Only profiles with this role.' })
  role?: ProfileRole | null;

  @Field(() => ProgramEnum, { nullable: true, description: 'Only profiles in accounts of this extranet.' })
  program?: Program | null;
}
