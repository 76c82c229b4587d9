import { circuitBreaker, ConsecutiveBreaker, handleWhen, type IBackoffFactory } from 'cockatiel';
import { processTime } from '../foundation/clock';
import { isOutage } from './postmark-outcome';

/** The settings of the circuit breaker. */
export interface BreakerSettings {
  /** Number of consecutive failures that open it. */
  readonly failures: number;
  /** How long it stays open, in milliseconds. The next call then tries Postmark again. */
  readonly restMs: number;
}

/** A circuit breaker around Postmark. */
export interface PostmarkBreaker {
  /** Whether it's open, so that no mail should be claimed. */
  readonly isResting: boolean;
  /** Runs a call, or throws immediately while it's open. */
  execute<Value>(call: () => Promise<Value>): Promise<Value>;
}

const USUAL: BreakerSettings = { failures: 5, restMs: 15_000 };

/** Creates the circuit breaker around Postmark. Only outages count as failures, not rejected mails. */
export function createPostmarkBreaker({ failures, restMs }: BreakerSettings = USUAL): PostmarkBreaker {
  let restsUntil = Number.NEGATIVE_INFINITY;
  const isResting = (): boolean => processTime() < restsUntil;
  // cockatiel measures the duration with the machine's clock, which can be set. So it's infinite until the rest is over.
  const rest: IBackoffFactory<unknown> = {
    next: () => ({
      ...rest,
      get duration() {
        return isResting() ? Infinity : -Infinity;
      },
    }),
  };
  const policy = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: rest,
    breaker: new ConsecutiveBreaker(failures),
  });
  policy.onBreak(() => (restsUntil = processTime() + restMs));
  policy.onReset(() => (restsUntil = Number.NEGATIVE_INFINITY));
  return {
    get isResting() {
      return isResting();
    },
    execute: (call) => policy.execute(call),
  };
}
