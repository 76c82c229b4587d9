import { setImmediate as turn } from 'node:timers/promises';
import { overlapping, type Turn } from '../../src/import/overlapping';

async function* numbers(count: number): AsyncGenerator<number, void> {
  for (let number = 1; number <= count; number += 1) yield number;
}

/** Lets other work continue a number of times. */
async function pass(turns: number): Promise<void> {
  for (let count = 0; count < turns; count += 1) await turn();
}

/** Runs work for some numbers, and returns when each begins, ends and yields its result, in order. */
async function eventsOf(
  count: number,
  work: (number: number, turn: Turn) => Promise<void>,
  items: AsyncGenerator<number, void> = numbers(count),
): Promise<string[]> {
  const events: string[] = [];
  const noting = async (number: number, turn: Turn): Promise<number> => {
    events.push(`begin ${String(number)}`);
    try {
      await work(number, turn);
    } finally {
      events.push(`end ${String(number)}`);
    }
    return number;
  };
  try {
    for await (const number of overlapping(items, noting)) events.push(`give ${String(number)}`);
  } catch (error) {
    events.push(String(error));
  }
  return events;
}

describe('overlapping work', () => {
  it("starts the next item after the previous one's claim, never a third, and yields results in order", async () => {
    const events = await eventsOf(3, async (number, turn) => {
      await turn.claim(new Set([String(number)]));
      // The first one takes longest.
      await pass(30 - number * 5);
    });
    expect(events.slice(0, 2)).toEqual(['begin 1', 'begin 2']);
    expect(events.indexOf('begin 3')).toBeGreaterThan(events.indexOf('end 1'));
    expect(events.filter((event) => event.startsWith('give'))).toEqual(['give 1', 'give 2', 'give 3']);
  });

  it('runs sequentially if nothing is claimed', async () => {
    const events = await eventsOf(3, () => pass(1));
    expect(events.filter((event) => !event.startsWith('give'))).toEqual(
      [1, 2, 3].flatMap((number) => [`begin ${String(number)}`, `end ${String(number)}`]),
    );
  });

  it('waits for an earlier item with the same claim until that one has completely ended', async () => {
    const order: string[] = [];
    await eventsOf(3, async (number, turn) => {
      await turn.claim(new Set(number === 3 ? ['other'] : ['same', String(number)]));
      order.push(`go ${String(number)}`);
      await pass(10);
      // Retried after a failure: it claims the same key again.
      await turn.claim(new Set(['same']));
      order.push(`done ${String(number)}`);
    });
    expect(order.indexOf('go 2')).toBeGreaterThan(order.indexOf('done 1'));
    expect(order.indexOf('go 3')).toBeLessThan(order.indexOf('done 2'));
  });

  it('yields earlier results before throwing the error of its items', async () => {
    async function* failing(): AsyncGenerator<number, void> {
      yield* numbers(2);
      throw new Error('items');
    }
    const claiming = (number: number, turn: Turn) => turn.claim(new Set([String(number)]));
    const events = await eventsOf(0, claiming, failing());
    expect(events.filter((event) => event.startsWith('give'))).toEqual(['give 1', 'give 2']);
    expect(events.at(-1)).toBe('Error: items');
  });

  it('yields the results before a failure, throws it, and waits for the other item', async () => {
    const events = await eventsOf(5, async (number, turn) => {
      await turn.claim(new Set([String(number)]));
      await pass(number === 2 ? 1 : 10);
      if (number === 2) throw new Error('two');
    });
    expect(events.indexOf('give 1')).toBeGreaterThan(0);
    expect(events.at(-1)).toBe('Error: two');
    expect(events.filter((event) => event.startsWith('begin'))).toHaveLength(
      events.filter((event) => event.startsWith('end')).length,
    );
    expect(events).not.toContain('give 3');
  });

  it('waits for items in progress when its reader stops early', async () => {
    let ended = 0;
    const results = overlapping(numbers(9), async (number, turn) => {
      await turn.claim(new Set([String(number)]));
      await pass(5);
      ended += 1;
    });
    await results.next();
    await results.return();
    expect(ended).toBe(2);
  });
});
