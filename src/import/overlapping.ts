/** What work that is under way says of itself, so that the next may begin beside it. */
export interface Turn {
  /**
   * Claims what the work is about, waits until earlier work that claimed any of it has ended for good, and lets the next
   * begin. Work that claims nothing has the next wait for its end.
   */
  claim(keys: ReadonlySet<string>): Promise<void>;
}

interface Begun<Value> {
  readonly result: Promise<Value>;
  readonly claimed: Set<string>;
}

/**
 * Does work for one item after another and gives the results in their order.
 *
 * Never are more than two under way, and never two that claimed the same: what one does again after a failure, nobody
 * has come before. When the items end by an error, it is thrown after the results of what was begun. All work has ended
 * when it ends, whatever was thrown.
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

/** Begins work and waits until the next may begin. */
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
    // Its failure is met where its result is given.
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
