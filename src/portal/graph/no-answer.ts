/**
 * No response arrived, or not in time, or it was incomplete. `cause` has the reason. The operation may have
 * been executed if the request was sent.
 *
 * It's a separate class because fetch rejects with a TypeError, as programming errors do.
 */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(
    cause: unknown,
    /** Whether the request may have been sent: the browser wasn't offline. */
    readonly isSent: boolean,
  ) {
    super('There was no response.', { cause });
  }
}
