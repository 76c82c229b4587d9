import { setImmediate as turn } from 'node:timers/promises';
import { TurnTaking } from '../../src/database/turn-taking';

describe('taking turns', () => {
  it('runs one task at a time, in the order of the calls', async () => {
    const turns = new TurnTaking();
    const log: string[] = [];
    let running = 0;
    await Promise.all(
      [5, 1, 3].map((passes, index) =>
        turns.take(async () => {
          expect((running += 1)).toBe(1);
          log.push(`begin ${String(index)}`);
          for (let count = 0; count < passes; count += 1) await turn();
          log.push(`end ${String(index)}`);
          running -= 1;
        }),
      ),
    );
    expect(log).toEqual([0, 1, 2].flatMap((index) => [`begin ${String(index)}`, `end ${String(index)}`]));
  });

  it('returns the result of each task, and its error only to its own caller', async () => {
    const turns = new TurnTaking();
    const fault = new Error('of the second');
    const outcomes = await Promise.allSettled([
      turns.take(async () => 1),
      turns.take(() => Promise.reject(fault)),
      turns.take(async () => 3),
    ]);
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: fault },
      { status: 'fulfilled', value: 3 },
    ]);
  });

  it('continues after a task that threw before returning a promise', async () => {
    const turns = new TurnTaking();
    const throwing = turns.take(() => {
      throw new Error('at once');
    });
    await expect(throwing).rejects.toThrow('at once');
    await expect(turns.take(async () => 'next')).resolves.toBe('next');
  });
});
