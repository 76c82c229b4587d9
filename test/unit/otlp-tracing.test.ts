import { setTimeout as sleep } from 'node:timers/promises';
import type { OnLost } from '../../src/telemetry/otlp-exporter';
import { openOtlpTracing } from '../../src/telemetry/otlp-tracing';
import { OtlpReceiver } from '../support/stand-ins/otlp-receiver';

/** So many spans are sent at once. Fewer wait for others. */
const BATCH = 512;

describe('closing the tracing', () => {
  it('waits for the spans that are being sent, even if others are refused', async () => {
    const receiver = await OtlpReceiver.start();
    const onLost = jest.fn<ReturnType<OnLost>, Parameters<OnLost>>();
    const endpoint = new URL(receiver.url);
    const tracing = openOtlpTracing({ endpoint, headers: {}, serviceName: 'test', ratio: 1 }, { onLost });
    // The batch is accepted after a retry, and the span that follows is refused.
    receiver.refusals.push(503, 400);
    await tracing.inTrace('trace', {}, async () => {
      for (let part = 0; part < BATCH; part += 1) tracing.record('part', performance.now(), {}, false);
      while (receiver.headers.length === 0) await sleep(5);
    });
    await tracing.close();
    expect(onLost.mock.calls).toEqual([[1, 'HTTP 400']]);
    expect(receiver.spans.map(({ name }) => name)).toEqual(Array.from({ length: BATCH }, () => 'part'));
    await receiver.close();
  });
});
