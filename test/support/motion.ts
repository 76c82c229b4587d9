import type { Page } from 'playwright-core';

/** Longer than this is seen to move. */
const SEEN_MS = 20;

/**
 * Watches a page from now on, whichever document it shows, and gives what moved in it so far: each animation and
 * transition that lasts long enough to be seen, except those of progress.
 */
export async function watchMotion(page: Page): Promise<ReadonlySet<string>> {
  const moved = new Set<string>();
  await page.exposeFunction('reportMotion', (what: string) => moved.add(what));
  await page.addInitScript((seenMs) => {
    const report = (globalThis as unknown as { reportMotion: (what: string) => void }).reportMotion;
    const look = () => {
      for (const { effect } of document.getAnimations()) {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        const lasts = Number(effect?.getComputedTiming().endTime ?? 0);
        if (lasts > seenMs && !target?.closest('[role=progressbar]')) {
          report(`${target?.tagName ?? ''} ${target?.className ?? ''} for ${String(lasts)} ms`);
        }
      }
      requestAnimationFrame(look);
    };
    look();
  }, SEEN_MS);
  return moved;
}
