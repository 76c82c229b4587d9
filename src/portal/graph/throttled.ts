/** Returns a function that acts at most once in a time. Calls in between are merged into the next one. */
export function throttled<Subject>(
  everyMs: number,
  act: (subject: Subject) => void,
): (subject: Subject) => void {
  let actedAt = -Infinity;
  let isPlanned = false;
  return (subject) => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(
      () => {
        isPlanned = false;
        actedAt = performance.now();
        act(subject);
      },
      Math.max(0, actedAt + everyMs - performance.now()),
    );
  };
}
