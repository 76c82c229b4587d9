import { grouped } from '../foundation/grouped';
import type { DueDelivery } from './due-deliveries';
import type { PostOutcome } from './post-webhook';

/** An attempt to deliver, and how it ended. */
export interface Attempt {
  readonly delivery: DueDelivery;
  readonly outcome: PostOutcome;
}

/** Number of events that are sent to a target at the same time. */
const AT_ONCE = 10;
/** Number of failures in a row that open the circuit breaker of a target. */
export const FAILURES_TO_REST = 5;

/**
 * Sends deliveries, and returns the attempts. Those of one queue are sent one after another, up to the first failure.
 *
 * Stops when `isOver` returns true, and at the fifth failure in a row, counting `failures` of earlier attempts.
 */
export async function sendInOrder(
  deliveries: readonly DueDelivery[],
  {
    send,
    isOver,
    failures: before,
  }: {
    readonly send: (delivery: DueDelivery) => Promise<PostOutcome>;
    readonly isOver: () => boolean;
    readonly failures: number;
  },
): Promise<{ readonly attempts: readonly Attempt[]; readonly failures: number }> {
  const attempts: Attempt[] = [];
  let failures = before;
  const all = [...grouped(deliveries, ({ queue }) => queue).values()];
  const queues: (readonly DueDelivery[])[] = before >= FAILURES_TO_REST ? probeOf(all) : all;
  const stops = (): boolean => isOver() || (failures >= FAILURES_TO_REST && failures > before);
  const sendNext = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift())
      for (const delivery of queue) {
        if (stops()) return;
        const outcome = await send(delivery);
        attempts.push({ delivery, outcome });
        failures = outcome.isDelivered ? 0 : failures + 1;
        if (!outcome.isDelivered) break;
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  return { attempts, failures };
}

/** After a rest, one event shows whether the receiver works: the least tried one, since an event may be what fails. */
function probeOf(queues: readonly (readonly DueDelivery[])[]): (readonly DueDelivery[])[] {
  const heads = queues.map((queue) => queue.slice(0, 1));
  const attempts = ([head]: readonly DueDelivery[]): number => head?.attempts ?? 0;
  return heads.toSorted((one, other) => attempts(one) - attempts(other)).slice(0, 1);
}
