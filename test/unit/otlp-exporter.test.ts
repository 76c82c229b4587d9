import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { type OnLost, OtlpExporter } from '../../src/telemetry/otlp-exporter';
import { OtlpReceiver } from '../support/stand-ins/otlp-receiver';

describe('the exporter of spans', () => {
  let receiver: OtlpReceiver;
  const onLost = jest.fn<ReturnType<OnLost>, Parameters<OnLost>>();

  beforeEach(async () => {
    receiver = await OtlpReceiver.start();
    onLost.mockClear();
  });
  afterEach(() => receiver.close());

  /** Sends two spans to a URL, and returns when they're sent or lost. */
  async function sendTwo(url: string): Promise<void> {
    const exporter = new OtlpExporter({ endpoint: new URL(url), headers: { 'x-key': 'key' } }, onLost);
    const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] });
    for (const name of ['one', 'two']) provider.getTracer('test').startSpan(name).end();
    await provider.shutdown().catch(() => undefined);
  }
  const names = (): string[] => receiver.spans.map(({ name }) => name);

  it.each(['', '/'])("adds its path to an endpoint that ends with '%s'", async (end) => {
    await sendTwo(`${receiver.url}${end}`);
    expect(names()).toEqual(['one', 'two']);
    expect(receiver.headers).toMatchObject([{ 'x-key': 'key', 'content-type': 'application/json' }]);
    expect(onLost).not.toHaveBeenCalled();
  });

  it.each([429, 502, 503, 504])('sends the same spans again after a status of %d', async (status) => {
    receiver.refusals.push(status);
    await sendTwo(receiver.url);
    expect(names()).toEqual(['one', 'two']);
    expect(receiver.headers).toHaveLength(2);
    expect(onLost).not.toHaveBeenCalled();
  });

  it.each([302, 400, 401, 500])('gives up after a status of %d', async (status) => {
    receiver.refusals.push(status);
    await sendTwo(receiver.url);
    expect(receiver.headers).toHaveLength(1);
    expect(onLost.mock.calls).toEqual([[2, `HTTP ${String(status)}`]]);
  });

  it('gives up after five seconds without a receiver', async () => {
    const { url } = receiver;
    await receiver.close();
    await sendTwo(url);
    expect(onLost.mock.calls).toEqual([[2, 'ECONNREFUSED']]);
    receiver = await OtlpReceiver.start();
  });
});
