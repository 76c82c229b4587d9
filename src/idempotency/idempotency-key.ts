import { Field, InputType } from 'type-graphql';
import { requestError } from '../request/request-error';
import type { Explanation } from '../schema-parts/user-errors';
import type { KeyReused } from './once';

const KEY = /^[!-~]{1,64}$/;

/** The name of the field in inputs. */
const FIELD = 'idempotencyKey';

/** The part of the inputs of mutations that can be repeated. */
@InputType()
export class RepeatableInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Makes the call safe to repeat. Create a new key, such as a UUID, for each change, and send it again with each retry. For 24 hours, a call with the same key and input returns the first call's result and changes nothing. 1 to 64 printable ASCII characters.",
  })
  idempotencyKey?: string | null;
}

/** What IDEMPOTENCY_KEY_REUSED means. */
export const IDEMPOTENCY_KEY_REUSED = {
  IDEMPOTENCY_KEY_REUSED:
    'You used the key in the last 24 hours for another mutation, another input or with another profile.',
} as const satisfies Record<KeyReused['code'], string>;

/**
 * Separates the key from the rest of an input; the key is null if none was sent.
 *
 * @throws GraphQLError `BAD_USER_INPUT` if it can't be a key.
 */
export function separateKey<Input extends RepeatableInput>({
  idempotencyKey = null,
  ...input
}: Input): { readonly idempotencyKey: string | null; readonly input: Omit<Input, 'idempotencyKey'> } {
  if (idempotencyKey !== null && !KEY.test(idempotencyKey)) {
    const message = `${FIELD}: Use 1 to 64 printable ASCII characters without spaces.`;
    throw requestError('BAD_USER_INPUT', message, { field: ['input', FIELD] });
  }
  return { idempotencyKey, input };
}

/** Explains a reused key, and every other refusal by the given function. */
export function explainReuse<Reason extends Refusing>(
  refusal: Reason | KeyReused,
  explain: (refusal: Exclude<Reason, KeyReused>) => Explanation,
): Explanation {
  if (refusal.code !== 'IDEMPOTENCY_KEY_REUSED') return explain(refusal as Exclude<Reason, KeyReused>);
  return {
    message: 'This key was already used for another call. Create a new key for each change.',
    field: ['input', FIELD],
  };
}

interface Refusing {
  readonly code: string;
}
