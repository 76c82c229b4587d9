import { Field, ID } from 'type-graphql';
import type { IdentitySummary } from './identity';
import { kindOfTenant, type MicrosoftIdentityKind } from './microsoft-identity';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

const MicrosoftIdentityKindEnum = describedEnum<MicrosoftIdentityKind>(
  'IdentityKind',
  'Whose directory a Microsoft account is in.',
  {
    PERSONAL: 'A personal Microsoft account, such as one of outlook.com.',
    ORGANIZATIONAL: 'A work or school account.',
  },
);

/** A Microsoft account, as the graph shows it. */
@DescribedObject('Identity', 'A Microsoft account that has signed in.')
export class IdentityType {
  @Field(() => ID, { description: 'Identifies the Microsoft account here; opaque.' })
  id!: string;

  @Field(() => String, { description: 'The name on the Microsoft account.' })
  displayName!: string;

  @Field(() => String, {
    description:
      'What the person signs in with, often an e-mail address. For display only: it can change hands.',
  })
  username!: string;

  @Field(() => MicrosoftIdentityKindEnum, {
    description: 'Whether it is personal or an organization gave it out.',
  })
  kind!: MicrosoftIdentityKind;
}

/** Presents an identity: names each field that is published. */
export function presentIdentity(identity: IdentitySummary): IdentityType {
  return {
    id: identity.id,
    displayName: identity.displayName,
    username: identity.username,
    kind: kindOfTenant(identity.tenantId),
  };
}
