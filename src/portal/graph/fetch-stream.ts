/** Time without a byte after which a connection counts as lost. The service sends a heartbeat every 15 seconds. */
const SILENCE_MS = 40_000;

/**
 * Fetches a response whose body fails after a long silence. A connection that was lost while a laptop slept, for example,
 * doesn't end otherwise.
 */
export async function fetchStream(address: RequestInfo | URL, options: RequestInit = {}): Promise<Response> {
  const silence = new AbortController();
  const signal = AbortSignal.any([silence.signal, ...(options.signal ? [options.signal] : [])]);
  const response = await fetch(address, { ...options, signal });
  let timeout: ReturnType<typeof setTimeout>;
  const listen = (): void => {
    clearTimeout(timeout);
    timeout = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  const stop = (): void => clearTimeout(timeout);
  listen();
  signal.addEventListener('abort', stop);
  const heard = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, body) {
      listen();
      body.enqueue(chunk);
    },
    flush: stop,
  });
  const { status, statusText, headers } = response;
  return new Response(response.body?.pipeThrough(heard) ?? null, { status, statusText, headers });
}
