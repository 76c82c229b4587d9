/**
 * No response arrived, or not in time, or it was incomplete. `cause` has the reason. The operation may have
 * been executed.
 *
 * It's a separate class because fetch rejects with a TypeError, as programming errors do.
 */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(cause: unknown) {
    super('There was no answer.', { cause });
  }
}
