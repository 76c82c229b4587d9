import { passed } from './passed';

/**
 * Returns a function that acts at most once in a time, and never before the previous act has ended. Calls in between are
 * merged into the next one. Failures are ignored.
 *
 * Each act waits for `untilReady`, which merges calls too.
 */
export function throttled<Subject>(
  everyMs: number,
  act: (subject: Subject) => Promise<unknown>,
  untilReady: () => Promise<unknown> = () => passed(0),
): (subject: Subject) => void {
  let previous: Promise<unknown> = Promise.resolve();
  let isPlanned = false;
  const actInTime = async (subject: Subject): Promise<void> => {
    isPlanned = false;
    await Promise.allSettled([act(subject), passed(everyMs)]);
  };
  return (subject) => {
    if (isPlanned) return;
    isPlanned = true;
    previous = previous.then(untilReady).then(() => actInTime(subject));
  };
}
