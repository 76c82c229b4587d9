/**
 * Does work for one item after another and gives the results in their order.
 *
 * The next work begins when the one before it says that it may, by calling `onReady`, or has ended; never are more than
 * two under way. All have ended when it ends, whatever one of them threw.
 */
export async function* overlapping<Item, Value>(
  items: AsyncIterable<Item>,
  work: (item: Item, onReady: () => void) => Promise<Value>,
): AsyncGenerator<Value, void> {
  const underWay: Promise<Value>[] = [];
  try {
    for await (const item of items) {
      await new Promise<void>((resolve) => {
        const begun = work(item, resolve);
        underWay.push(begun);
        // Its failure is met where its result is given.
        begun.then(
          () => resolve(),
          () => resolve(),
        );
      });
      if (underWay.length > 1) yield* takeFirst(underWay);
    }
    yield* takeFirst(underWay);
  } finally {
    await Promise.allSettled(underWay);
  }
}

async function* takeFirst<Value>(underWay: Promise<Value>[]): AsyncGenerator<Value, void> {
  const first = underWay.shift();
  if (first) yield await first;
}
