import { type ClassType, Field } from 'type-graphql';
import { describedEnum } from './described-enum';
import { DescribedObject } from './described-object';

/** Why a mutation was refused: a code for programs, a message for people, and the argument. */
export interface UserError<Code extends string> {
  code: Code;
  message: string;
  /** The path of the invalid argument, such as `['input', 'email']`; null if it isn't about an argument. */
  field: string[] | null;
}

/**
 * Creates a mutation's `…UserError` type, and the `…ErrorCode` enum of its codes, each with its description.
 *
 * `outcome` ends the sentence "Why sendInvite …", such as "sent nothing". With `part`, the errors are about a part of
 * the mutation, such as an `Item` of a batch, and have it in their names.
 */
export function userErrorType<Code extends string>(
  mutation: string,
  outcome: string,
  codes: Readonly<Record<Code, string>>,
  part = '',
): ClassType<UserError<Code>> {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}${part}`;
  const description = `Why ${mutation} ${outcome}.`;
  const CodeEnum = describedEnum<Code>(`${name}ErrorCode`, description, codes);

  @DescribedObject(`${name}UserError`, description)
  class UserErrorType implements UserError<Code> {
    @Field(() => CodeEnum, { description: 'The reason, as a code.' })
    code!: Code;

    @Field(() => String, {
      description: 'What went wrong and what to do next, in English. For display only; match `code` instead.',
    })
    message!: string;

    @Field(() => [String], {
      nullable: true,
      description:
        'Path of the argument that caused the error, such as `["input", "email"]`. Null when no argument did.',
    })
    field!: string[] | null;
  }

  return UserErrorType;
}
