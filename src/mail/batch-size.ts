const MOST = 500;

/**
 * The number of mails that a worker claims at once. It's halved after a batch that took so long to prepare that its lease
 * left no time to send it. It grows by a tenth after each full batch that was in time, so that few batches are late.
 */
export class BatchSize {
  #size: number;

  /** Takes the maximum, which is 500 by default: the messages that Postmark accepts at once. */
  constructor(private readonly most = MOST) {
    this.#size = most;
  }

  /** The number of mails to claim. */
  get current(): number {
    return this.#size;
  }

  /** Reports a batch of a number of mails, and whether there was time to send it. */
  report(mails: number, isInTime: boolean): void {
    if (!isInTime) this.#size = Math.max(1, Math.floor(mails / 2));
    else if (mails >= this.#size) this.#size = Math.min(this.most, this.#size + Math.ceil(this.#size / 10));
  }
}
