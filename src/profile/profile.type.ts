import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID, InputType } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import type { Account } from '../account/account';
import { connectionType, ConnectionArgs } from '../relay/connection.type';
import { describeSearch } from '../search/search-argument';
import type { Profile, ProfileStatus } from './profile';
import type { OrderDirection, ProfileOrder, ProfileOrderField } from './profile-order';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** The GraphQL enum of the roles. */
export const ProfileRoleEnum = describedEnum<ProfileRole>(
  'ProfileRole',
  'What a profile can do in its account.',
  {
    ADMINISTRATOR:
      "Can add, change, invite and remove the account's profiles. Administrators of a partner can also do so for the partner's customers.",
    MEMBER: 'Can use the extranet and change only its own profile.',
  },
);

/** The GraphQL enum of the statuses. */
export const ProfileStatusEnum = describedEnum<ProfileStatus>(
  'ProfileStatus',
  'Whether a profile can be used.',
  {
    ACTIVE: 'The profile can be associated and used.',
    DISABLED: "The profile can't be used until an administrator enables it.",
    REMOVED: 'The profile was permanently removed. Its record is kept as history.',
  },
);

/** The GraphQL type of a profile. */
@DescribedObject(
  'Profile',
  "A person's record in one account. A person can have profiles in several accounts, often with the same e-mail address. The person associated with the profile, the administrators of the account and of its partner of record, and applications can read it.",
)
@Directive('@key(fields: "id")')
export class ProfileType {
  @Field(() => ID, { description: "The profile's id. Opaque; sorts by creation time." })
  id!: string;

  @Field(() => String, { description: "The person's name in this account." })
  displayName!: string;

  @Field(() => String, {
    description:
      'The e-mail address for mail to this profile. Domains with non-ASCII characters are in ASCII form (Punycode).',
  })
  email!: string;

  @Field(() => ProfileRoleEnum, { description: 'What the profile can do in its account.' })
  role!: ProfileRole;

  @Field(() => ProfileStatusEnum, { description: 'Whether the profile can be used.' })
  status!: ProfileStatus;

  @Field(() => String, {
    description:
      "The person's language as a BCP 47 tag, such as `de-CH`. Mail is available in English, French, German, Spanish, Danish and Japanese. For other languages, mail is in English.",
  })
  locale!: string;

  /** The profile, for resolvers of other fields. Not in the schema. */
  readonly profile!: Profile;
  /** Its account if it has been read already. Not in the schema. */
  readonly ofAccount!: Account | null;
}

/**
 * Converts a profile to its GraphQL type, with only the fields of the schema. If its account is given, it
 * isn't read again.
 */
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

const ProfileOrderFieldEnum = describedEnum<ProfileOrderField>(
  'ProfileOrderField',
  'What the profiles of an account are ordered by. Equal ones are ordered by creation.',
  {
    NAME: 'By name, word by word, regardless of case, accents and punctuation.',
    ROLE: 'By role. `ASC` starts with the administrators.',
    STATUS: 'By status: `ACTIVE`, `DISABLED`, `REMOVED`.',
    LAST_USED:
      'By `lastUsedAt`. `ASC` starts with profiles that were never used. Only for accounts with up to 5,000 profiles; others get `BAD_USER_INPUT`.',
    CREATED_AT: 'By creation. `ASC` starts with the oldest.',
  },
);

const OrderDirectionEnum = describedEnum<OrderDirection>('OrderDirection', 'The direction of an order.', {
  ASC: 'Ascending: from A to Z, from the oldest to the newest.',
  DESC: 'Descending: from Z to A, from the newest to the oldest.',
});

/** The order of an account's list of profiles. */
@InputType('ProfileOrder', { description: 'An order of the profiles of an account.' })
export class ProfileOrderInput implements ProfileOrder {
  @Field(() => ProfileOrderFieldEnum, { description: 'What to order by.' })
  field!: ProfileOrderField;

  @Field(() => OrderDirectionEnum, {
    nullable: true,
    description: 'The direction, also of equal ones. Defaults to `ASC`.',
  })
  direction?: OrderDirection | null;
}

/** The arguments of an account's list of profiles. */
@ArgsType()
export class AccountProfilesArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: describeSearch('e-mail address') })
  search?: string | null;

  @Field(() => ProfileStatusEnum, { nullable: true, description: 'Returns only profiles with this status.' })
  status?: ProfileStatus | null;

  @Field(() => ProfileRoleEnum, { nullable: true, description: 'Returns only profiles with this role.' })
  role?: ProfileRole | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "True returns only profiles that are currently associated with a Microsoft account. False returns only profiles that aren't.",
  })
  isAssociated?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True returns only removed profiles. False returns only profiles that are active or disabled.',
  })
  isRemoved?: boolean | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "Returns only profiles that weren't used since this time: their `lastUsedAt` is before it, or null.",
  })
  unusedSince?: Date | null;

  @Field(() => ProfileOrderInput, {
    nullable: true,
    description:
      'The order of the items. Takes precedence over the order by match of a search. Cursors are valid only for the same order and direction. Defaults to the order by match when you search, otherwise to the oldest first.',
  })
  orderBy?: ProfileOrderInput | null;
}

/** The fields of an administrator that everyone in the account can read. */
@DescribedObject(
  'AccountAdministrator',
  'An administrator of an account, to contact about access. Everyone who can read the account can read the name.',
)
export class AccountAdministratorType {
  @Field(() => String, { description: "The administrator's name." })
  displayName!: string;

  @Field(() => ProfileType, {
    nullable: true,
    description: "The administrator's profile. Null when you can't read it.",
  })
  profile!: ProfileType | null;
}
