/** How running work reports the keys it uses, so that the next work can start. */
export interface Turn {
  /**
   * Claims the keys that the work uses. Waits until all earlier work that claimed one of them has ended, and lets the
   * next work start. If work claims nothing, the next work waits for its end.
   */
  claim(keys: ReadonlySet<string>): Promise<void>;
}

interface Begun<Value> {
  readonly result: Promise<Value>;
  readonly claimed: Set<string>;
}

/**
 * Runs work for each item and returns the results in the items' order.
 *
 * At most two run at the same time, and never two with a common key. So when work is retried after a failure, no later
 * work has changed its data. If the iteration of items fails, the error is thrown after the results of the started
 * work. All work has ended when the generator ends, even after an error.
 */
export async function* overlapping<Item, Value>(
  items: AsyncGenerator<Item, void>,
  work: (item: Item, turn: Turn) => Promise<Value>,
): AsyncGenerator<Value, void> {
  const underWay: Begun<Value>[] = [];
  const failures: unknown[] = [];
  try {
    for (;;) {
      const next = await items.next().catch((error: unknown) => {
        failures.push(error);
        return null;
      });
      if (!next || next.done) break;
      await begin(next.value, work, underWay);
      if (underWay.length > 1) yield* takeFirst(underWay);
    }
    yield* takeFirst(underWay);
  } finally {
    await Promise.allSettled(underWay.map(({ result }) => result));
    await items.return();
  }
  if (failures.length > 0) throw failures[0];
}

/** Starts work and waits until the next can start. */
async function begin<Item, Value>(
  item: Item,
  work: (item: Item, turn: Turn) => Promise<Value>,
  underWay: Begun<Value>[],
): Promise<void> {
  const before = [...underWay];
  const claimed = new Set<string>();
  await new Promise<void>((mayGoOn) => {
    const claim = async (keys: ReadonlySet<string>): Promise<void> => {
      for (const key of keys) claimed.add(key);
      mayGoOn();
      for (const other of before)
        if ([...keys].some((key) => other.claimed.has(key))) await other.result.catch(() => undefined);
    };
    const result = work(item, { claim });
    underWay.push({ result, claimed });
    // A failure is handled where the result is returned.
    result.then(
      () => mayGoOn(),
      () => mayGoOn(),
    );
  });
}

async function* takeFirst<Value>(underWay: Begun<Value>[]): AsyncGenerator<Value, void> {
  const first = underWay.shift();
  if (first) yield await first.result;
}
