import type { Page } from 'playwright-core';

interface Stop {
  readonly name: string;
  readonly clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

// What Fluent UI draws around a control. It shows the focus, because the control itself may be invisible.
const DRAWN = '.fui-Checkbox, .fui-Radio, .fui-Input, .fui-Select, .fui-SearchBox';
const MOST_STOPS = 60;

/**
 * Goes through a page by Tab, from the current focus to the end. Returns the stops that look the same with and without
 * the focus, and the number of stops. The whole page must be in the window.
 */
export async function walkByTab(
  page: Page,
): Promise<{ readonly count: number; readonly unmarked: string[] }> {
  const pictureOf = ({ clip }: Stop) => page.screenshot({ clip, animations: 'disabled' });
  const stops: { readonly stop: Stop; readonly focused: Buffer }[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await nextStop(page);
    if (stop === 'END') break;
    if (stop !== 'KEEPER') stops.push({ stop, focused: await pictureOf(stop) });
  }
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const unmarked: string[] = [];
  for (const { stop, focused } of stops) {
    if (focused.equals(await pictureOf(stop))) unmarked.push(stop.name);
  }
  return { count: stops.length, unmarked };
}

/** Returns what has the focus after Tab. The end is when the focus leaves the page or returns to an earlier element. */
function nextStop(page: Page): Promise<Stop | 'KEEPER' | 'END'> {
  return page.evaluate((drawn) => {
    const element = document.activeElement;
    if (!element || element === document.body || element.hasAttribute('data-seen')) return 'END';
    if (element.hasAttribute('data-tabster-dummy')) return 'KEEPER';
    element.setAttribute('data-seen', '');
    const { x, y, width, height } = (element.closest(drawn) ?? element).getBoundingClientRect();
    const name = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`;
    const [left, top] = [Math.max(0, x - 4), Math.max(0, y - 4)];
    return { name, clip: { x: left, y: top, width: x + width + 4 - left, height: y + height + 4 - top } };
  }, DRAWN);
}
