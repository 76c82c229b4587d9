/** Time that the last request of the queue may have to wait, in milliseconds. It bounds the queue's length. */
const TARGET_WAIT_MS = 100;
/** Time without a completed request after which waiting requests are refused, and new ones while the maximum is running. */
const STALLED_MS = 1_000;
/** After this time, a request that still waits is refused, even if others complete. */
const LONGEST_WAIT_MS = 5_000;
/**
 * Time for which one turn of the event loop starts requests, in milliseconds. Refusals are sent between turns, and each
 * turn accepts only one new connection (libuv 1.45).
 */
const LONGEST_TURN_MS = 10;
/** Factor by which fewer requests run after a longer turn, and number by which more do after a shorter one. */
const FEWER = 0.9;
const MORE = 0.25;
const LEAST_RUNNING = 4;
/** Maximum length of the queue, as a multiple of the running requests. */
const MOST_WAITING = 10;
/** Length that the queue can always have: several pages send as many requests at once. */
const ALWAYS_WAITING = 24;
/** Average time between two completed requests that is assumed until requests wait. */
const EXPECTED_PACE_MS = 2;
/** A database that hangs isn't a pace. */
const SLOWEST_PACE_MS = 100;
/** Weight of the latest request in the measured pace. */
const PACE_WEIGHT = 1 / 32;
/** The number of callers that can fill the queue. */
const CALLERS = 4;
const REPORT_EVERY_MS = 10_000;

/** The settings of `Admission`. */
export interface AdmissionSettings {
  /** Maximum number of requests that run at the same time. */
  readonly mostRunning: number;
  /** Whether requests run without waiting for anything, as on SQLite. Then few run at the same time, even under load. */
  readonly isSynchronous?: boolean;
  /** Called at most every ten seconds while requests are refused, with their number since the last call. */
  readonly onRefused?: (refused: number) => void;
}

/** Numbers of requests since the start, and at the moment. */
export interface AdmissionFigures {
  readonly running: number;
  readonly waiting: number;
  readonly refused: number;
}

interface Waiting {
  readonly caller: string;
  readonly since: number;
  readonly start: (isAdmitted: boolean) => void;
  timer: NodeJS.Timeout;
}

/**
 * Decides which requests run, wait or are refused, so that an overloaded service stays fast for those it accepts.
 *
 * A bounded number runs at the same time. Some more wait in a queue, as many as can start within 0.1 seconds at the
 * pace of the requests before, but at least 24. So the queue gets shorter if the database or the event loop slows down,
 * and still has room for the requests that pages send at once. All others are refused immediately. Waiting requests
 * are refused when nothing has ended for a second, such as while the database hangs, and after five seconds at the
 * latest. One caller can have half of the running requests and a quarter of the queue, and waiting callers take turns.
 *
 * Without concurrency, as on SQLite, requests would wait in the sockets. Therefore a turn of the event loop starts
 * requests for 10 ms only, and the rest waits in the queue. If turns take longer anyway, fewer requests run at the same
 * time, because each continues in some turn.
 */
export class Admission {
  readonly #mostRunning: number;
  readonly #isSynchronous: boolean;
  /** The limit at the moment: the maximum, or less while the processor is too slow for it. */
  #limit: number;
  readonly #onRefused: (refused: number) => void;
  readonly #runningOf = new Map<string, number>();
  /** In the order of the callers' turns. */
  readonly #waitingOf = new Map<string, Waiting[]>();
  #running = 0;
  #waiting = 0;
  #refused = 0;
  #reported = 0;
  #reportedAt = -Infinity;
  /** Average time between two completed requests while others wait, in milliseconds. */
  #paceMs = EXPECTED_PACE_MS;
  /** When a request completed last, or when the maximum began to run. */
  #progressAt = -Infinity;
  /** When this turn of the event loop began to start requests; null before. */
  #turnStartedAt: number | null = null;
  #isStarting = false;

  constructor({ mostRunning, isSynchronous = false, onRefused = () => undefined }: AdmissionSettings) {
    this.#isSynchronous = isSynchronous;
    this.#mostRunning = mostRunning;
    this.#limit = mostRunning;
    this.#onRefused = onRefused;
  }

  /** Whether a request of any caller would be refused at the moment. */
  get isOverloaded(): boolean {
    return this.#waiting >= this.#mostWaiting || this.#isStalled;
  }

  /** The current numbers of requests. */
  get figures(): AdmissionFigures {
    return { running: this.#running, waiting: this.#waiting, refused: this.#refused };
  }

  /**
   * Admits a request immediately, if it can run now. Otherwise, call `wait`.
   *
   * Call `leave` after an admitted request.
   */
  enter(caller: string): boolean {
    if (!this.#hasRoom(caller) || this.#isStarting || this.#isTurnOver()) return false;
    this.#begin(caller);
    return true;
  }

  /** Waits until a request can run. Resolves with false if it's refused, which is usually decided immediately. */
  wait(caller: string): Promise<boolean> {
    const before = this.#waitingOf.get(caller) ?? [];
    if (this.isOverloaded || before.length >= this.#mostWaiting / CALLERS) {
      this.refuse();
      return Promise.resolve(false);
    }
    return new Promise((resolve) => {
      const since = performance.now();
      const timer = setTimeout(() => this.#judge(waiting), STALLED_MS);
      const waiting: Waiting = { caller, since, start: resolve, timer };
      if (before.length === 0) this.#waitingOf.set(caller, before);
      before.push(waiting);
      if (this.#waiting === 0) this.#progressAt = Math.max(this.#progressAt, since);
      this.#waiting += 1;
      // It only waits for the next turn of the event loop.
      if (this.#hasRoom(caller)) this.#startLater();
    });
  }

  /** Ends an admitted request. */
  leave(caller: string): void {
    const now = performance.now();
    const paceMs = this.#waiting > 0 ? Math.min(now - this.#progressAt, SLOWEST_PACE_MS) : EXPECTED_PACE_MS;
    this.#paceMs += PACE_WEIGHT * (paceMs - this.#paceMs);
    this.#progressAt = now;
    this.#running -= 1;
    const others = (this.#runningOf.get(caller) ?? 1) - 1;
    if (others === 0) this.#runningOf.delete(caller);
    else this.#runningOf.set(caller, others);
    if (this.#waiting === 0) return;
    if (this.#isTurnOver()) this.#startLater();
    else this.#startNext();
  }

  /** Counts a refused request. */
  refuse(): void {
    this.#refused += 1;
    const now = performance.now();
    if (now - this.#reportedAt < REPORT_EVERY_MS) return;
    this.#onRefused(this.#refused - this.#reported);
    this.#reported = this.#refused;
    this.#reportedAt = now;
  }

  get #mostWaiting(): number {
    const inTime = TARGET_WAIT_MS / this.#paceMs;
    return Math.min(Math.max(ALWAYS_WAITING, inTime), MOST_WAITING * this.#mostRunning);
  }

  get #isStalled(): boolean {
    return this.#running >= this.#limit && performance.now() - this.#progressAt >= STALLED_MS;
  }

  #hasRoom(caller: string): boolean {
    return this.#running < this.#limit && (this.#runningOf.get(caller) ?? 0) < Math.ceil(this.#limit / 2);
  }

  #isTurnOver(): boolean {
    const now = performance.now();
    if (this.#turnStartedAt === null) {
      // An immediate for each turn costs CPU time.
      const isUnderLoad = 2 * this.#running >= this.#limit || this.#limit < this.#mostRunning;
      if (!isUnderLoad && !this.#isSynchronous) return false;
      this.#turnStartedAt = now;
      setImmediate(() => this.#endTurn(now));
    }
    return now - this.#turnStartedAt > LONGEST_TURN_MS;
  }

  /** Adjusts the limit, because all running requests may continue in the same turn. */
  #endTurn(startedAt: number): void {
    this.#turnStartedAt = null;
    const isLong = performance.now() - startedAt > LONGEST_TURN_MS;
    this.#limit = isLong
      ? Math.max(Math.min(LEAST_RUNNING, this.#mostRunning), this.#limit * FEWER)
      : Math.min(this.#mostRunning, this.#limit + MORE);
  }

  #begin(caller: string): void {
    this.#running += 1;
    this.#runningOf.set(caller, (this.#runningOf.get(caller) ?? 0) + 1);
    if (this.#running >= this.#limit) this.#progressAt = performance.now();
  }

  /** Starts waiting requests one at a time, each in its own turn of the event loop. */
  #startLater(): void {
    if (this.#isStarting) return;
    this.#isStarting = true;
    setImmediate(() => {
      this.#isStarting = false;
      if (this.#startNext() && this.#waiting > 0) this.#startLater();
    });
  }

  /** Starts the next waiting request. Returns false if none can run now. */
  #startNext(): boolean {
    for (const [caller, queue] of this.#waitingOf) {
      const next = this.#hasRoom(caller) ? queue.shift() : undefined;
      if (!next) continue;
      // The caller's next turn is after all others'.
      this.#waitingOf.delete(caller);
      if (queue.length > 0) this.#waitingOf.set(caller, queue);
      this.#waiting -= 1;
      clearTimeout(next.timer);
      this.#begin(caller);
      next.start(true);
      return true;
    }
    return false;
  }

  /** Refuses a request that has waited for too long, or judges it again later. */
  #judge(waiting: Waiting): void {
    const { caller, since, start } = waiting;
    const until = Math.min(this.#progressAt + STALLED_MS, since + LONGEST_WAIT_MS);
    const restMs = until - performance.now();
    if (restMs > 0) {
      waiting.timer = setTimeout(() => this.#judge(waiting), restMs);
      return;
    }
    const queue = (this.#waitingOf.get(caller) ?? []).filter((each) => each !== waiting);
    if (queue.length > 0) this.#waitingOf.set(caller, queue);
    else this.#waitingOf.delete(caller);
    this.#waiting -= 1;
    this.refuse();
    start(false);
  }
}
