import { circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { isOutage } from './postmark-outcome';

/** Says when Postmark is left alone. */
export interface BreakerSettings {
  /** After how many failures in a row. */
  readonly failures: number;
  /** For how long, in milliseconds; the next call tries whether it is back. */
  readonly restMs: number;
}

/** Lets calls through until Postmark is down. */
export interface PostmarkBreaker {
  /** True while calls are not let through, so that nobody should take up mail. */
  readonly isResting: boolean;
  /** Makes a call, or throws at once while Postmark rests. */
  execute<Value>(call: () => Promise<Value>): Promise<Value>;
}

const USUAL: BreakerSettings = { failures: 5, restMs: 15_000 };

/** Makes the circuit breaker around Postmark; only outages count, not what it refuses. */
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
