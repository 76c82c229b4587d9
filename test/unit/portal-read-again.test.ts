import { ServiceStatusDocument } from '../../src/portal/graph/generated/graphql';
import { createGraphClient } from '../../src/portal/graph/graph-client';
import { readAgain } from '../../src/portal/graph/read-again';
import { setOnline } from '../support/browser/online';

// Only what decides when to read. Responses need the others.
beforeAll(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
afterAll(() => jest.useRealTimers());

/** Passes time, and waits until all responses are there and shown. */
async function pass(seconds: number): Promise<void> {
  jest.advanceTimersByTime(seconds * 1_000);
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    jest.advanceTimersByTime(0);
  }
}

/** Shows the service's status twice, as two parts of a page do. */
async function openPage() {
  setOnline(true);
  const fetched = jest.spyOn(globalThis, 'fetch');
  const answer = (availability: 'MAINTENANCE' | 'OPERATIONAL') =>
    fetched.mockImplementation(() => {
      const serviceStatus = { __typename: 'ServiceStatus', availability, maintenance: null };
      return Promise.resolve(Response.json({ data: { serviceStatus } }));
    });
  answer('OPERATIONAL');
  const client = createGraphClient({ onAnswer: () => undefined, onFailure: () => undefined });
  const shown: unknown[] = [];
  client
    .watchQuery({ query: ServiceStatusDocument })
    .subscribe(({ data, loading, error }) =>
      shown.push(loading ? 'loading' : (error ?? data?.serviceStatus?.availability)),
    );
  client.watchQuery({ query: ServiceStatusDocument }).subscribe(() => undefined);
  await pass(60);
  expect(shown.pop()).toBe('OPERATIONAL');
  shown.length = 0;
  fetched.mockClear();
  return { client, shown, fetched, answer };
}

describe('a page that reads again what it shows', () => {
  test('shows the new state without progress, and sends each query once', async () => {
    const { client, shown, fetched, answer } = await openPage();
    answer('MAINTENANCE');
    readAgain(client);
    await pass(2);
    expect(shown).toEqual(['MAINTENANCE']);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  test('stays as it is if that fails', async () => {
    const { client, shown, fetched } = await openPage();
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    readAgain(client);
    await pass(2);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(shown).toEqual([]);
  });

  test('reads at most every two seconds, and after the last event', async () => {
    const { client, fetched } = await openPage();
    for (let event = 0; event < 11; event += 1) {
      readAgain(client);
      await pass(0.5);
    }
    expect(fetched).toHaveBeenCalledTimes(3);
    await pass(2);
    expect(fetched).toHaveBeenCalledTimes(4);
    await pass(60);
    expect(fetched).toHaveBeenCalledTimes(4);
  });
});
