import { useEffect } from 'react';
import { type ShellWords } from '../../words/english/shell';

/** What keeps a person on a page: entries that weren't saved, or a change that's running until `stop` ends it. */
interface Hold {
  readonly stop: (() => void) | null;
}

const holds = new Set<Hold>();

/** Returns whether leaving the page needs a confirmation. */
export function isHeld(): boolean {
  return holds.size > 0;
}

/** Asks for any confirmation that leaving the page needs, and stops running changes if the person leaves. */
export function confirmLeaving({ leave, leaveRunning }: Pick<ShellWords, 'leave' | 'leaveRunning'>): boolean {
  if (!isHeld()) return true;
  const running = [...holds].filter(({ stop }) => stop !== null);
  if (!confirm(running.length > 0 ? leaveRunning : leave)) return false;
  for (const { stop } of running) stop?.();
  return true;
}

/** Discards the entries of all forms of the page, so that leaving it needs no confirmation. */
export function discardUnsavedEntries(): void {
  holds.clear();
}

/** Makes leaving the page need a confirmation while a form has entries that weren't saved. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => (isUnsaved ? hold(null) : undefined), [isUnsaved]);
}

/** Makes leaving the page need a confirmation while a change is running, and stop it. `stop` must be stable. */
export function useRunning(isRunning: boolean, stop: () => void): void {
  useEffect(() => (isRunning ? hold(stop) : undefined), [isRunning, stop]);
}

/** Makes leaving the page need a confirmation until the returned function is called (see `Hold`). */
export function hold(stop: Hold['stop']): () => void {
  const held = { stop };
  holds.add(held);
  addEventListener('beforeunload', askBeforeUnload);
  return () => {
    holds.delete(held);
    if (!isHeld()) removeEventListener('beforeunload', askBeforeUnload);
  };
}

// The browser asks with a text of its own.
function askBeforeUnload(event: BeforeUnloadEvent): void {
  if (isHeld()) event.preventDefault();
}
