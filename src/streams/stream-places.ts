/** Maximum number of streams. */
export interface StreamLimits {
  /** Of this instance. */
  readonly streams: number;
  /** Of a person, or of an application. */
  readonly ofCaller: number;
  /** Of the anonymous callers of a network. */
  readonly ofNetwork: number;
}

/** The place of one stream. */
export interface StreamPlace {
  /** Counts the stream for its caller; null for an anonymous one. Returns false if the caller has too many. */
  countFor(caller: string | null, network: string): boolean;
  /** Gives the place to another stream. */
  leave(): void;
}

/** Counts the streams of this instance and of each caller. */
export class StreamPlaces {
  #taken = 0;
  readonly #ofCaller = new Map<string, number>();

  constructor(private readonly limits: StreamLimits) {}

  /** Number of taken places. */
  get taken(): number {
    return this.#taken;
  }

  /** Takes a place; null if there is none. */
  take(): StreamPlace | null {
    if (this.#taken >= this.limits.streams) return null;
    this.#taken += 1;
    let key: string | null = null;
    let isTaken = true;
    return {
      countFor: (caller, network) => {
        const { ofCaller, ofNetwork } = this.limits;
        const others = this.#ofCaller.get(caller ?? network) ?? 0;
        if (others >= (caller === null ? ofNetwork : ofCaller)) return false;
        key = caller ?? network;
        this.#ofCaller.set(key, others + 1);
        return true;
      },
      leave: () => {
        if (!isTaken) return;
        isTaken = false;
        this.#taken -= 1;
        if (key !== null) this.#leaveCaller(key);
      },
    };
  }

  #leaveCaller(key: string): void {
    const others = (this.#ofCaller.get(key) ?? 1) - 1;
    if (others === 0) this.#ofCaller.delete(key);
    else this.#ofCaller.set(key, others);
  }
}
