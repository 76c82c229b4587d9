import { randomFrom } from '../../bench/random';
import { TraceParents } from '../../prove/tracing/trace-parents';
import { parseTraceParent } from '../../src/telemetry/trace-parent';

describe('the traceparent of requests in a drill', () => {
  it('is valid, has ids of its own, and asks for recording in a share of requests', () => {
    const parents = new TraceParents(randomFrom(1));
    parents.share = 0.1;
    const parsed = Array.from({ length: 1_000 }, () => parseTraceParent(parents.next()));
    expect(parsed).not.toContain(null);
    expect(new Set(parsed.map((parent) => parent?.traceId)).size).toBe(1_000);
    const asked = parsed.filter((parent) => parent?.isSampled === true).length;
    expect(asked).toBeGreaterThan(50);
    expect(asked).toBeLessThan(150);
  });

  it('never asks for recording by default', () => {
    const parents = new TraceParents(randomFrom(1));
    const asked = Array.from({ length: 1_000 }, () => parseTraceParent(parents.next())?.isSampled);
    expect(new Set(asked)).toEqual(new Set([false]));
  });
});
