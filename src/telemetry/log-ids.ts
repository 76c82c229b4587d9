/** The ids of a request in its lines of the log: its own, and that of its trace if there is one. */
export interface LogIds {
  readonly reqId: string;
  readonly traceId?: string;
}

/** Returns the ids of a request for its lines in the log. */
export function logIds(requestId: string, traceId: string | null): LogIds {
  return traceId === null ? { reqId: requestId } : { reqId: requestId, traceId };
}
