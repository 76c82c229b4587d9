import { Field, ID, InputType } from 'type-graphql';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import type { ContactPartnerRefusal } from './contact-partner';

/** The input of contactPartner. */
@InputType('ContactPartnerInput', { description: 'The account whose partner of record to contact.' })
export class ContactPartnerInput {
  @Field(() => ID, { description: 'The account. You must have a profile with status `ACTIVE` in it.' })
  accountId!: string;
}

/** The GraphQL type for why contactPartner sent nothing. */
export const ContactPartnerUserError = userErrorType<UserRefusal<ContactPartnerRefusal>['code']>(
  'contactPartner',
  'sent nothing',
  {
    NOT_FOUND: "The account doesn't exist, or you don't have a profile with status `ACTIVE` in it.",
    NO_PARTNER: 'The account has no partner of record, or the partner has no active administrator.',
  },
);

/** The payload of contactPartner. */
@DescribedObject('ContactPartnerPayload', 'The result of `contactPartner`.')
export class ContactPartnerPayload {
  @Field(() => String, {
    nullable: true,
    description: 'The name of the partner whose administrators get the mail. Null on failure.',
  })
  partnerName!: string | null;

  @Field(() => [ContactPartnerUserError], { description: 'Why nothing was sent. Empty on success.' })
  userErrors!: UserError<UserRefusal<ContactPartnerRefusal>['code']>[];
}
