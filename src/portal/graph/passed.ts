/** Resolves to true after a time, or to false when it's stopped. */
export function passed(milliseconds: number, stop?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (stop?.aborted) return resolve(false);
    const end = (): void => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', end);
      resolve(!stop?.aborted);
    };
    const timer = setTimeout(end, milliseconds);
    stop?.addEventListener('abort', end);
  });
}
