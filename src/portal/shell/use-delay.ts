import { useEffect, useState } from 'react';

const PATIENCE_MS = 300;

/** Returns true after `isWaiting` has been true for 300 ms, so that quick actions don't flicker. */
export function useDelay(isWaiting = true): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setOver(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setOver(false);
    };
  }, [isWaiting]);
  return isWaiting && isOver;
}
