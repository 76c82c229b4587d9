import { Field, ID, InputType } from 'type-graphql';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import type { AdministratorTopic } from './administrator-contact-mail';
import type { ContactAdministratorsRefusal } from './contact-administrators';

const AdministratorTopicEnum = describedEnum<AdministratorTopic>(
  'AdministratorTopic',
  "What a question to an account's administrators is about.",
  {
    ACCESS: "The account's access. The mail says whether the account has access, and the reason.",
    ADD_COLLEAGUE: 'A colleague needs a profile in the account.',
    CHANGE_MY_PROFILE: "A change of your profile that you can't make yourself, such as its role.",
    OTHER: 'Anything else. The mail asks the administrators to contact you.',
  },
);

/** The input of contactAdministrators. */
@InputType('ContactAdministratorsInput', {
  description: 'The account whose administrators to contact, and the topic.',
})
export class ContactAdministratorsInput {
  @Field(() => ID, { description: 'The account. You must have a profile with status `ACTIVE` in it.' })
  accountId!: string;

  @Field(() => AdministratorTopicEnum, { description: 'What the question is about.' })
  topic!: AdministratorTopic;
}

/** The GraphQL type for why contactAdministrators sent nothing. */
export const ContactAdministratorsUserError = userErrorType<
  UserRefusal<ContactAdministratorsRefusal>['code']
>('contactAdministrators', 'sent nothing', {
  NOT_FOUND: "The account doesn't exist, or you don't have a profile with status `ACTIVE` in it.",
  NO_ADMINISTRATOR: 'The account has no active administrator other than you. Use `contactPartner` instead.',
});

/** The payload of contactAdministrators. */
@DescribedObject('ContactAdministratorsPayload', 'The result of `contactAdministrators`.')
export class ContactAdministratorsPayload {
  @Field(() => [String], {
    nullable: true,
    description: 'The names of the administrators who get the mail. Null on failure.',
  })
  administratorNames!: string[] | null;

  @Field(() => [ContactAdministratorsUserError], { description: 'Why nothing was sent. Empty on success.' })
  userErrors!: UserError<UserRefusal<ContactAdministratorsRefusal>['code']>[];
}
