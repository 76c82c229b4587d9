/**
 * There was no answer to a request, none in time, or not all of it; `cause` has why. What was asked for may have been
 * done.
 *
 * A class of its own, since fetch rejects with a TypeError, as does any slip in a script.
 */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(cause: unknown) {
    super('There was no answer.', { cause });
  }
}
