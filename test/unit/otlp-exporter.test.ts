import { setTimeout as sleep } from 'node:timers/promises';
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
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

  /** Begins to send a span, and returns its exporter. */
  function send(url: string = receiver.url): OtlpExporter {
    const headers = { 'x-key': 'key', 'Content-Type': 'text/plain' };
    const exporter = new OtlpExporter({ endpoint: new URL(url), headers }, onLost);
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    provider.getTracer('test').startSpan('span').end();
    return exporter;
  }
  const names = (): string[] => receiver.spans.map(({ name }) => name);

  it.each(['', '/'])("adds its path to an endpoint that ends with '%s'", async (end) => {
    await send(`${receiver.url}${end}`).shutdown();
    expect(names()).toEqual(['span']);
    expect(receiver.headers).toMatchObject([{ 'x-key': 'key', 'content-type': 'application/json' }]);
  });

  it.each([429, 502, 503, 504])('retries after a status of %d', async (status) => {
    receiver.refusals.push(status);
    await send().shutdown();
    expect(names()).toEqual(['span']);
    expect(receiver.headers).toHaveLength(2);
    expect(onLost).not.toHaveBeenCalled();
  });

  it.each([302, 400, 401, 500])('gives up after a status of %d', async (status) => {
    receiver.refusals.push(status);
    await send().shutdown();
    expect(receiver.headers).toHaveLength(1);
    expect(onLost.mock.calls).toEqual([[1, `HTTP ${String(status)}`]]);
  });

  it('retries until the receiver is back', async () => {
    const { url } = receiver;
    await receiver.close();
    const exporter = send(url);
    await sleep(500);
    receiver = await OtlpReceiver.start(Number(new URL(url).port));
    await exporter.shutdown();
    expect(names()).toEqual(['span']);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('reports why a receiver is out of reach', async () => {
    const { url } = receiver;
    await receiver.close();
    await send(url).shutdown();
    expect(onLost.mock.calls).toEqual([[1, 'ECONNREFUSED']]);
    receiver = await OtlpReceiver.start();
  });

  it('gives up on a receiver that never responds', async () => {
    receiver.fault = 'SILENT';
    await send().shutdown();
    expect(onLost.mock.calls).toEqual([[1, 'TimeoutError']]);
  });

  it('sends accepted spans once, even if the end of the response is lost', async () => {
    receiver.fault = 'CUT';
    await send().shutdown();
    expect(names()).toEqual(['span']);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('reports spans once that are abandoned while they are being sent', async () => {
    receiver.fault = 'SILENT';
    const exporter = send();
    const sent = exporter.shutdown();
    exporter.abandon();
    await sent;
    expect(onLost.mock.calls).toEqual([[1, 'SHUTDOWN']]);
  });
});
