/** Gives code of the portal that runs in Node.js a browser's locks, as far as the portal uses them. Returns those held. */
export function setLocks(): ReadonlySet<string> {
  const held = new Set<string>();
  const request = async <Result>(
    name: string,
    _options: { readonly ifAvailable: true },
    work: (lock: { readonly name: string } | null) => Promise<Result> | null,
  ): Promise<Result | null> => {
    if (held.has(name)) return work(null);
    held.add(name);
    try {
      return await work({ name });
    } finally {
      held.delete(name);
    }
  };
  Object.defineProperty(globalThis, 'navigator', { value: { locks: { request } }, configurable: true });
  return held;
}
