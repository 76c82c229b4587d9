import type { Page } from 'playwright-core';

/** Motion is visible if it takes longer than this. */
const SEEN_MS = 20;

/**
 * Watches a page, whichever document it shows, and returns what has moved: each animation and transition that is long
 * enough to be visible, except progress indicators.
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
