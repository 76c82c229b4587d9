/** The span of a caller, from its `traceparent` header (W3C Trace Context). */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  /** Whether the caller records its trace. */
  readonly isSampled: boolean;
}

const TRACE_PARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
const ZEROS = /^0+$/;
const SAMPLED = 1;

/** Parses a `traceparent` header; null if there is none, or if it's invalid. */
export function parseTraceParent(header: string | readonly string[] | undefined): TraceParent | null {
  const [, traceId = '', spanId = '', flags = ''] = TRACE_PARENT.exec(String(header ?? '')) ?? [];
  if (ZEROS.test(traceId) || ZEROS.test(spanId) || flags === '') return null;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED };
}
