import { Field, ID } from 'type-graphql';
import type { IdentitySummary } from './identity';
import { kindOfTenant, type MicrosoftIdentityKind } from './microsoft-identity';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

const MicrosoftIdentityKindEnum = describedEnum<MicrosoftIdentityKind>(
  'IdentityKind',
  'The kind of Microsoft account.',
  {
    PERSONAL: 'A personal Microsoft account, such as an outlook.com account.',
    ORGANIZATIONAL: 'A work or school account.',
  },
);

/** The GraphQL type of a Microsoft account. */
@DescribedObject(
  'Identity',
  'A Microsoft account that has signed in. Everyone who can read an association can read its Microsoft account. Everyone who can decide a request for access can read the Microsoft account of the person who requested it.',
)
export class IdentityType {
  @Field(() => ID, { description: 'The id of the Microsoft account in this graph. Opaque.' })
  id!: string;

  @Field(() => String, { description: 'The name on the Microsoft account.' })
  displayName!: string;

  @Field(() => String, {
    description:
      'The user name that the person signs in with, often an e-mail address. For display only, because it can be reassigned to another person.',
  })
  username!: string;

  @Field(() => MicrosoftIdentityKindEnum, {
    description: 'Whether the account is personal or belongs to an organization.',
  })
  kind!: MicrosoftIdentityKind;
}

/** Converts an identity to its GraphQL type, with only the fields of the schema. */
export function presentIdentity(identity: IdentitySummary): IdentityType {
  return {
    id: identity.id,
    displayName: identity.displayName,
    username: identity.username,
    kind: kindOfTenant(identity.tenantId),
  };
}
