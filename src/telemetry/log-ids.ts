/** Returns the ids of a request for its lines in the log: its own, and that of its trace if there is one. */
export function logIds(
  requestId: string,
  traceId: string | null,
): { readonly reqId: string; readonly traceId?: string } {
  return traceId === null ? { reqId: requestId } : { reqId: requestId, traceId };
}
