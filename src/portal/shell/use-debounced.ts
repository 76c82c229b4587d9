import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** Returns the value as it was when it last stayed the same for a short time, for example while somebody types. */
export function useDebounced<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
