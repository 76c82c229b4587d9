import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { follow } from '../../src/portal/graph/follow';
import { setLocks } from '../support/browser/lock-manager';

type Observer = Parameters<ReturnType<Parameters<typeof follow>[0]>['subscribe']>[0];

/** A document that can be hidden. */
class StandInDocument extends EventTarget {
  hidden = false;
  show(isShown: boolean): void {
    this.hidden = !isShown;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const page = new StandInDocument();
const browser = new EventTarget();
let open: Observer[];
let news: number;
let locks: ReadonlySet<string>;
const stops: (() => void)[] = [];

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
  page.hidden = false;
  Object.assign(globalThis, {
    document: page,
    addEventListener: browser.addEventListener.bind(browser),
    removeEventListener: browser.removeEventListener.bind(browser),
  });
  locks = setLocks();
  open = [];
  news = 0;
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  jest.useRealTimers();
});

/** Follows streams that the test drives. */
function begin(): () => void {
  const stop = follow(
    () => ({
      subscribe(observer) {
        open.push(observer);
        return { unsubscribe: () => void (open = open.filter((each) => each !== observer)) };
      },
    }),
    () => (news += 1),
  );
  stops.push(stop);
  return stop;
}
const pass = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * 1_000);
const event = (): void => open[0]?.next({});
const refusal = new CombinedGraphQLErrors({ errors: [{ message: 'Not you.' }] });
const fail = async (error: Error): Promise<void> => {
  const [stream] = open;
  stream?.next({ error });
  stream?.complete();
  await pass(0);
};

describe('a followed page', () => {
  test('has a stream three seconds after it’s shown, and hears of each event', async () => {
    begin();
    await pass(2.9);
    expect(open).toHaveLength(0);
    await pass(0.2);
    expect(open).toHaveLength(1);
    event();
    event();
    await pass(60);
    expect([news, open.length]).toEqual([2, 1]);
  });

  test('has no stream while it’s hidden', async () => {
    begin();
    await pass(3);
    event();
    page.show(false);
    await pass(3_600);
    expect([news, open.length, locks.size]).toEqual([1, 0, 0]);
    page.show(true);
    await pass(3);
    event();
    expect([news, open.length]).toEqual([2, 1]);
  });

  test('has another stream after the browser was offline', async () => {
    begin();
    await pass(3);
    event();
    const [before] = open;
    browser.dispatchEvent(new Event('online'));
    await pass(3);
    expect(open).toHaveLength(1);
    expect(open[0]).not.toBe(before);
  });

  test.each([
    ['ended', () => open[0]?.complete()],
    ['lost its connection', () => fail(new TypeError('network error'))],
  ])('has another stream seconds after the first one %s, and hears nothing of it', async (_how, end) => {
    begin();
    await pass(3);
    event();
    await pass(30);
    await end();
    await pass(0);
    expect([news, open.length]).toEqual([1, 0]);
    await pass(4);
    expect([news, open.length]).toEqual([1, 1]);
    event();
    expect(news).toBe(2);
  });

  test('hears at once that its stream was ended with an error', async () => {
    begin();
    await pass(3);
    event();
    await fail(refusal);
    expect([news, open.length]).toEqual([2, 0]);
  });

  test.each([
    ['is refused', refusal, 0],
    ['can’t be reached', new TypeError('Failed to fetch'), 0],
    ['is silent', null, 10],
  ])('asks again every 30 seconds while its stream %s', async (_how, error, timeout) => {
    begin();
    await pass(3);
    for (const asked of [0, 1, 2]) {
      expect([news, open.length]).toEqual([asked, 1]);
      if (error) await fail(error);
      await pass(timeout);
      expect([news, open.length]).toEqual([asked, 0]);
      await pass(29.9);
      expect([news, open.length]).toEqual([asked, 0]);
      await pass(0.1);
    }
    event();
    await pass(60);
    expect([news, open.length]).toEqual([4, 1]);
  });

  test('asks again every 30 seconds while its streams don’t last', async () => {
    begin();
    await pass(3);
    for (const asked of [0, 1, 2]) {
      expect([news, open.length]).toEqual([2 * asked, 1]);
      event();
      await pass(29);
      open[0]?.complete();
      await pass(29.9);
      expect([news, open.length]).toEqual([2 * asked + 1, 0]);
      await pass(0.1);
    }
  });

  test.each([
    ['has no locks', {}],
    [
      'refuses its locks',
      { locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } },
    ],
  ])('asks every 30 seconds if the browser %s', async (_how, navigator) => {
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
    begin();
    await pass(3 + 2 * 30);
    expect([news, open.length]).toEqual([2, 0]);
  });

  test('leaves two of the browser’s six connections to requests', async () => {
    const [stopFirst] = Array.from({ length: 6 }, begin);
    await pass(3);
    expect([open.length, locks.size]).toEqual([4, 4]);
    for (const stream of open) stream.next({});
    stopFirst?.();
    await pass(30);
    // The other two asked, and then one of them took the free place.
    expect([open.length, news]).toEqual([4, 6]);
  });

  test('has no stream after the end', async () => {
    begin();
    await pass(3);
    for (const stop of stops) stop();
    page.show(true);
    browser.dispatchEvent(new Event('online'));
    await pass(60);
    expect([news, open.length, locks.size]).toEqual([0, 0, 0]);
  });
});
