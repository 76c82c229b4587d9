/** Retries every 50 ms, or at another interval, until a promise fulfills. Throws its last error when time is up. */
export async function until<Value>(
  seconds: number,
  attempt: () => Promise<Value> | Value,
  everyMs = 50,
): Promise<Value> {
  const endsAt = performance.now() + seconds * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > endsAt) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
