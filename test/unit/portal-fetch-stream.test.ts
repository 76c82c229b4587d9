import { ViewerChangedDocument } from '../../src/portal/graph/generated/graphql';
import { createGraphClient } from '../../src/portal/graph/graph-client';
import { setOnline } from '../support/browser/online';

beforeAll(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
afterAll(() => jest.useRealTimers());

/** Passes time, and waits until all bytes have been read. */
async function pass(seconds: number): Promise<void> {
  jest.advanceTimersByTime(seconds * 1_000);
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Opens a stream. Returns what it reports, and a function that sends text. */
async function openStream() {
  setOnline(true);
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isAborted = false;
  jest.spyOn(globalThis, 'fetch').mockImplementation((_address, options) => {
    const bytes = new ReadableStream<Uint8Array>({
      start(controller) {
        body = controller;
        options?.signal?.addEventListener('abort', () => {
          isAborted = true;
          controller.error(options.signal?.reason);
        });
      },
    });
    const headers = { 'content-type': 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0' };
    return Promise.resolve(new Response(bytes, { headers }));
  });
  const client = createGraphClient({ onAnswer: () => undefined, onFailure: () => undefined });
  const reports: string[] = [];
  const subscription = client.subscribe({ query: ViewerChangedDocument, fetchPolicy: 'no-cache' }).subscribe({
    next: ({ error }) => reports.push(error ? 'error' : 'event'),
    complete: () => reports.push('end'),
  });
  await pass(0);
  const send = (text: string) => body?.enqueue(new TextEncoder().encode(text));
  return { reports, subscription, send, isAborted: () => isAborted };
}

const part = (content: object) =>
  `\r\n--graphql\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(content)}\r\n--graphql`;
const event = part({ payload: { data: { viewerChanged: { __typename: 'ViewerChange' } } } });
const heartbeat = part({});

describe('a stream', () => {
  test('continues while the service sends heartbeats, and ends after 40 seconds of silence', async () => {
    const { reports, send, isAborted } = await openStream();
    send(event);
    for (let beat = 0; beat < 8; beat += 1) {
      await pass(15);
      send(heartbeat);
    }
    await pass(39);
    expect(reports).toEqual(['event']);
    await pass(1);
    expect(reports).toEqual(['event', 'error', 'end']);
    expect(isAborted()).toBe(true);
  });

  test('ends if nothing ever arrives', async () => {
    const { reports } = await openStream();
    await pass(40);
    expect(reports).toEqual(['error', 'end']);
  });

  test('ends its request, and leaves no timer, when the page stops it', async () => {
    const { subscription, isAborted } = await openStream();
    expect(jest.getTimerCount()).toBe(1);
    subscription.unsubscribe();
    await pass(0);
    expect(isAborted()).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });
});
