/**
 * Returns a function that creates a value when it's first called, and returns the same one from then on. Creating one of
 * `Intl` takes a phone several milliseconds, and a page uses few of them.
 */
export function lazily<Value extends object>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= create());
}
