import { Admission } from '../../src/http/admission';

/** Lets promises and one turn of the event loop run. */
const turn = () => jest.advanceTimersByTimeAsync(0);

describe('admission', () => {
  let admission: Admission;
  let reported: number[];
  let started: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    reported = [];
    started = [];
    admission = new Admission({
      mostRunning: 4,
      isSynchronous: true,
      onRefused: (refused) => reported.push(refused),
    });
  });
  afterEach(() => void jest.useRealTimers());

  /** Sends a request that runs until `leave`. Resolves with whether it was admitted. */
  const send = async (caller: string): Promise<boolean> => {
    const isAdmitted = admission.enter(caller) || (await admission.wait(caller));
    if (isAdmitted) started.push(caller);
    return isAdmitted;
  };
  const sendFromEach = (callers: readonly string[]) => callers.map(send);
  const others = (count: number): string[] => Array.from({ length: count }, (_, index) => `other ${index}`);
  const leave = async (caller: string, afterMs = 0) => {
    await jest.advanceTimersByTimeAsync(afterMs);
    admission.leave(caller);
    await turn();
  };

  it('runs requests up to the maximum, and starts the next one when one has ended', async () => {
    void sendFromEach(['a', 'b', 'c', 'd', 'e', 'f']);
    await turn();
    expect(started).toEqual(['a', 'b', 'c', 'd']);
    expect(admission.figures).toEqual({ running: 4, waiting: 2, refused: 0 });
    await leave('b');
    await leave('a');
    expect(started).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    for (const caller of ['c', 'd', 'e', 'f']) await leave(caller);
    expect(admission.figures).toEqual({ running: 0, waiting: 0, refused: 0 });
  });

  it('refuses requests immediately once the queue is full, and reports them', async () => {
    const sent = sendFromEach(others(4 + 40));
    await turn();
    expect(admission.isOverloaded).toBe(true);
    expect(await Promise.all(sendFromEach(['late', 'later']))).toEqual([false, false]);
    expect(reported).toEqual([1]);
    await leave('other 0');
    expect(admission.isOverloaded).toBe(false);
    for (let index = 1; index < 4 + 40; index += 1) await leave(`other ${index}`);
    expect(await Promise.all(sent)).toEqual(Array(4 + 40).fill(true));
  });

  it('gives one caller half of the running requests, and a quarter of the queue', async () => {
    const greedy = sendFromEach(Array<string>(100).fill('greedy'));
    await turn();
    expect(admission.figures).toEqual({ running: 2, waiting: 10, refused: 88 });
    expect(admission.isOverloaded).toBe(false);
    void sendFromEach(['a', 'b', 'c']);
    await turn();
    expect(started).toEqual(['greedy', 'greedy', 'a', 'b']);
    await leave('greedy');
    expect(started.slice(4)).toEqual(['greedy']);
    await leave('greedy');
    // They take turns, although many of the greedy caller's requests have waited longer.
    expect(started.slice(5)).toEqual(['c']);
    expect((await Promise.all(greedy.slice(12))).filter(Boolean)).toEqual([]);
  });

  it('has a shorter queue when requests take longer', async () => {
    void sendFromEach(others(4 + 40));
    await turn();
    for (let index = 0; index < 40; index += 1) {
      await leave(`other ${index}`, 50);
      void send(`new ${index}`);
    }
    expect(admission.figures.waiting).toBe(24);
    expect(await Promise.all(sendFromEach(others(10)).slice(-1))).toEqual([false]);
  });

  it('always has room for 24 waiting requests, and for six of one caller, however slow they are', async () => {
    const running = sendFromEach(others(4));
    void send('waiting');
    for (let index = 0; index < 100; index += 1) {
      await leave(`other ${index}`, 500);
      void send(`other ${index + 4}`);
    }
    expect(await Promise.all(running)).toEqual(Array(4).fill(true));
    const { waiting } = admission.figures;
    void sendFromEach(Array<string>(7).fill('one caller'));
    expect([waiting, admission.figures]).toEqual([1, { running: 4, waiting: 7, refused: 1 }]);
    void sendFromEach(Array.from({ length: 20 }, (_, index) => `new ${index}`));
    expect(admission.figures).toEqual({ running: 4, waiting: 24, refused: 4 });
    expect(admission.isOverloaded).toBe(true);
  });

  it('keeps requests that wait for longer than a second while others end, but not for longer than five', async () => {
    const sent = sendFromEach(others(12));
    for (let index = 0; index < 5; index += 1) await leave(`other ${index}`, 900);
    await jest.advanceTimersByTimeAsync(499);
    expect(admission.figures).toEqual({ running: 4, waiting: 3, refused: 0 });
    await jest.advanceTimersByTimeAsync(2);
    expect(admission.figures).toEqual({ running: 4, waiting: 0, refused: 3 });
    expect(await Promise.all(sent)).toEqual([...Array(9).fill(true), ...Array(3).fill(false)]);
  });

  it('refuses what waits a second after the last one has ended', async () => {
    const sent = sendFromEach(others(6));
    await leave('other 0', 700);
    await jest.advanceTimersByTimeAsync(999);
    expect(admission.figures.waiting).toBe(1);
    await jest.advanceTimersByTimeAsync(2);
    expect((await Promise.all(sent)).slice(4)).toEqual([true, false]);
  });

  it('keeps its queue when nothing has ended for a while, such as while the database hung', async () => {
    void sendFromEach(others(5));
    await leave('other 0', 900);
    void sendFromEach(Array.from({ length: 40 }, (_, index) => `new ${index}`));
    await turn();
    expect(admission.figures.waiting).toBeGreaterThan(15);
  });

  it('refuses what still waits after a second, and everything while nothing ends', async () => {
    const [, , , , waiting] = sendFromEach(others(5));
    await jest.advanceTimersByTimeAsync(999);
    expect(admission.figures.waiting).toBe(1);
    await jest.advanceTimersByTimeAsync(2);
    expect(await waiting).toBe(false);
    expect(admission.isOverloaded).toBe(true);
    expect(await send('late')).toBe(false);
    await leave('other 0');
    expect(admission.isOverloaded).toBe(false);
    expect(await send('after')).toBe(true);
  });

  it('runs fewer requests while turns of the event loop are long, and more again when they are short', async () => {
    const now = performance.now.bind(performance);
    let lateMs = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now() + lateMs);
    admission = new Admission({ mostRunning: 8, isSynchronous: true });
    const runs = async () => {
      void sendFromEach(others(16));
      await turn();
      const { running } = admission.figures;
      // The others refuse themselves after a second.
      await jest.advanceTimersByTimeAsync(1_001);
      for (let index = 0; index < running; index += 1) await leave(`other ${index}`);
      return running;
    };
    expect(await runs()).toBe(8);
    for (let count = 0; count < 20; count += 1) {
      admission.enter('blocking');
      lateMs += 30;
      await leave('blocking');
    }
    expect(await runs()).toBe(4);
    for (let count = 0; count < 20; count += 1) {
      admission.enter('short');
      await leave('short');
    }
    expect(await runs()).toBe(8);
    clock.mockRestore();
  });

  it('starts requests for 10 ms in a turn of the event loop, and the others in later turns', async () => {
    expect(admission.enter('a')).toBe(true);
    admission.leave('a');
    // Work that blocks the event loop.
    jest.setSystemTime(Date.now() + 30);
    const now = performance.now();
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now + 30);
    expect(admission.enter('b')).toBe(false);
    const waited = admission.wait('b');
    expect(admission.figures).toEqual({ running: 0, waiting: 1, refused: 0 });
    await turn();
    expect(await waited).toBe(true);
    clock.mockRestore();
  });
});
