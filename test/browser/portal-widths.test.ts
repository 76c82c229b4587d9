import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { portalPlaces, type PortalScene, preparePortalPages } from '../support/browser/portal-pages';
import { desktop, openVisitor, type Visitor } from '../support/actors/visitor';

const sizes = [
  ['320', { width: 320, height: 640 }],
  ['lying-phone', { width: 640, height: 320 }],
  ['1280', { width: 1280, height: 800 }],
  ['4k', { width: 3840, height: 2160 }],
] as const;

/** The maximum width of pages with the space beside their content: 74rem. */
const MOST_PX = 1184;

/** Parts of pages that have their own URL. Their document is that of the page. */
const OWN_URL = ['managed-profile', 'managed-person'];

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

/** Measures, in CSS pixels, the space around the main part, and where its content and the header's begin. */
function measure(page: Page) {
  return page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
    const main = box('main');
    return {
      width: main.width,
      before: main.left,
      after: document.documentElement.clientWidth - main.right,
      title: box('h1').left,
      product: box('header > a:nth-of-type(2)').left,
      // Wrapped elements are allowed, but not cut-off ones.
      isCut: [...document.querySelectorAll('main button, main a, main input, main select')].some(
        (control) => {
          const { left, right } = control.getBoundingClientRect();
          return left < 0 || right > document.documentElement.clientWidth;
        },
      ),
    };
  });
}

/** Returns whether the largest text or image was painted after the portal replaced the server's content. */
function wasLargestLater(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const replacedAtMs = Number(document.documentElement.dataset['replacedAtMs']);
        const observe = () =>
          new PerformanceObserver((list) => {
            resolve(!(list.getEntries().at(-1)!.startTime <= replacedAtMs));
          }).observe({ type: 'largest-contentful-paint', buffered: true });
        // In the next frame, when what the page shows now has been painted.
        requestAnimationFrame(() => requestAnimationFrame(observe));
      }),
  );
}

/** Notes the paragraphs of the content that the server sent, where they are, and when they were replaced. */
function noteFirstContent(): void {
  requestAnimationFrame(function note() {
    const texts = [...document.querySelectorAll('#first main p:not(:has(a))')].filter(
      ({ textContent }) => textContent.trim() !== '',
    );
    if (texts.length === 0) return void requestAnimationFrame(note);
    const noted = document.documentElement.dataset;
    const places = texts.map((text) => [text.textContent, text.getBoundingClientRect().top]);
    noted['firstTexts'] = JSON.stringify(places);
    new MutationObserver((_, observer) => {
      if (document.querySelector('#first')) return;
      noted['replacedAtMs'] = String(performance.now());
      observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** Returns whether all noted paragraphs are where they were. */
function areFirstTextsShown(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const noted = JSON.parse(document.documentElement.dataset['firstTexts'] ?? '[]') as [string, number][];
    const shown = [...document.querySelectorAll('main p')];
    const isShown = ([text, top]: [string, number]) =>
      shown.some((each) => each.textContent === text && Math.abs(each.getBoundingClientRect().top - top) < 1);
    return noted.length > 0 && noted.every(isShown);
  });
}

describeInBrowser('a window of any width', (browser) => {
  let visitor: Visitor;
  let scene: PortalScene;

  beforeAll(async () => {
    visitor = await openVisitor(browser(), stack, desktop);
    scene = await preparePortalPages(stack, visitor);
  });

  test.each(portalPlaces)(
    'fits the whole page, centered and no wider than readable: $name',
    async ({ name, path, content }) => {
      const { page } = visitor;
      await page.goto(stack.url + path(scene));
      for (const [size, viewport] of sizes) {
        await page.setViewportSize(viewport);
        await content(page).waitFor();
        await visitor.look(`width-${size}-${name}`);
        const { width, before, after, title, product, isCut } = await measure(page);
        expect(width).toBeLessThanOrEqual(MOST_PX);
        expect(Math.abs(before - after)).toBeLessThanOrEqual(1);
        expect(Math.abs(title - product)).toBeLessThanOrEqual(1);
        expect(isCut).toBe(false);
      }
    },
  );

  test('has the largest text of each page in the first content, at its final place, on a phone', async () => {
    const { page, context } = visitor;
    await page.setViewportSize({ width: 412, height: 823 });
    await context.addInitScript(noteFirstContent);
    const later: string[] = [];
    const moved: string[] = [];
    for (const { name, path, content } of portalPlaces.filter((place) => !OWN_URL.includes(place.name))) {
      await page.goto('about:blank');
      await page.goto(stack.url + path(scene));
      await content(page).waitFor();
      if (await wasLargestLater(page)) later.push(name);
      if (!(await areFirstTextsShown(page))) moved.push(name);
    }
    expect([later, moved]).toEqual([[], []]);
  });

  test('fits the important content of every page', async () => {
    const { page, context } = visitor;
    await context.setOffline(true);
    const notice = page.getByText('There’s no connection.');
    await notice.waitFor();
    for (const [size, viewport] of sizes) {
      await page.setViewportSize(viewport);
      await visitor.look(`width-${size}-notice`);
      const beginning = (await notice.boundingBox())!.x;
      const { title } = await measure(page);
      expect(Math.abs(beginning - title)).toBeLessThan(50);
    }
    await context.setOffline(false);
  });
});
