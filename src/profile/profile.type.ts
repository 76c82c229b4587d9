import { ArgsType, Directive, Field, ID } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import type { Account } from '../account/account';
import { connectionType, ConnectionArgs } from '../relay/connection.type';
import { describeSearch } from '../search/search-argument';
import type { Profile, ProfileStatus } from './profile';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** The roles, as the graph names them. */
export const ProfileRoleEnum = describedEnum<ProfileRole>(
  'ProfileRole',
  'What a profile may do in its account.',
  {
    ADMINISTRATOR: 'Adds, changes, invites and removes the profiles of its account.',
    MEMBER: 'Uses the extranet and looks after its own profile.',
  },
);

/** The statuses, as the graph names them. */
export const ProfileStatusEnum = describedEnum<ProfileStatus>(
  'ProfileStatus',
  'Whether a profile may be used.',
  {
    ACTIVE: 'It may be associated and used.',
    DISABLED: 'It may not be used until an administrator enables it again.',
    REMOVED: 'It was removed for good and is kept for the history.',
  },
);

/** A profile, as the graph shows it. */
@DescribedObject(
  'Profile',
  "One person's record in one account. A person has a profile in each account they work for, often with the same e-mail address.",
)
@Directive('@key(fields: "id")')
export class ProfileType {
  @Field(() => ID, { description: 'Identifies the profile; opaque, and sorts by creation.' })
  id!: string;

  @Field(() => String, { description: "The person's name in this account." })
  displayName!: string;

  @Field(() => String, {
    description: 'The address that mail for this profile goes to. Non-ASCII domains are in their ASCII form.',
  })
  email!: string;

  @Field(() => ProfileRoleEnum, { description: 'What the profile may do in its account.' })
  role!: ProfileRole;

  @Field(() => ProfileStatusEnum, { description: 'Whether the profile may be used.' })
  status!: ProfileStatus;

  @Field(() => String, {
    description:
      "The person's language, as a BCP 47 tag such as `de-CH`. Mails are in it where they can be: English, French, German, Spanish, Danish and Japanese; else in English.",
  })
  locale!: string;

  /** The profile itself, for the resolvers of further fields; not published. */
  readonly profile!: Profile;
  /** Its account, where whoever presented it had that at hand; not published. */
  readonly ofAccount!: Account | null;
}

/** Presents a profile: names each field that is published. With its account, that is not looked up any more. */
export function presentProfile(profile: Profile, ofAccount: Account | null = null): ProfileType {
  return {
    id: profile.id,
    displayName: profile.displayName,
    email: profile.email,
    role: profile.role,
    status: profile.status,
    locale: profile.locale,
    profile,
    ofAccount,
  };
}

/** A page of profiles. */
export const ProfileConnection = connectionType('Profile', () => ProfileType);

/** The arguments of an account's list of profiles. */
@ArgsType()
export class AccountProfilesArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: describeSearch('e-mail address') })
  search?: string | null;

  @Field(() => ProfileStatusEnum, { nullable: true, description: 'Only profiles with this status.' })
  status?: ProfileStatus | null;

  @Field(() => ProfileRoleEnum, { nullable: true, description: 'Only profiles with this role.' })
  role?: ProfileRole | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only profiles that a Microsoft account is associated with now, or only those without one.',
  })
  isAssociated?: boolean | null;
}

/** An administrator, as everybody in the account may know them. */
@DescribedObject(
  'AccountAdministrator',
  'Someone who runs an account: whom its people ask about access. Everybody in the account may know the name.',
)
export class AccountAdministratorType {
  @Field(() => String, { description: "The administrator's name." })
  displayName!: string;

  @Field(() => ProfileType, {
    nullable: true,
    description: 'The whole profile; null when you may not read it.',
  })
  profile!: ProfileType | null;
}
