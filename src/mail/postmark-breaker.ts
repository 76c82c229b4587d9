import { circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
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
  let restsUntil = 0;
  const policy = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(failures),
  });
  policy.onBreak(() => (restsUntil = Date.now() + restMs));
  policy.onReset(() => (restsUntil = 0));
  return {
    get isResting() {
      return Date.now() < restsUntil;
    },
    execute: (call) => policy.execute(call),
  };
}
