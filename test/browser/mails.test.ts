import type { Page } from 'playwright-core';
import { translations } from '../../src/mail/wording';
import { describeInBrowser, takePicture } from '../support/browser/browser';
import { sampleMails } from '../support/mail/sample-mails';

const PHONE = 320;
const DESK = 760;

/** Shows all mails of a language side by side, each in a frame of the given width. */
async function showAll(page: Page, locale: string, width: number): Promise<void> {
  await page.setViewportSize({ width: (width + 10) * 3, height: 800 });
  await page.setContent(
    '<body style="margin:0;display:flex;flex-wrap:wrap;gap:10px;align-items:flex-start"></body>',
  );
  await page.evaluate(
    async ([mails, frameWidth]) => {
      for (const html of mails) {
        const frame = document.createElement('iframe');
        frame.style.cssText = `border:0;width:${String(frameWidth)}px`;
        frame.srcdoc = html;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        frame.style.height = `${String(frame.contentDocument?.documentElement.scrollHeight ?? 0)}px`;
      }
    },
    [Object.values(sampleMails(locale)).map(({ html }) => html), width] as const,
  );
}

describeInBrowser('a mail on a screen', (browser) => {
  let page: Page;
  beforeEach(async () => {
    page = await browser().newPage();
  });
  afterEach(() => page.close());

  const longest = 'Donaudampfschifffahrtsgesellschaftskapitänspatentinhaber'.repeat(4).slice(0, 200);

  test.each(Object.keys(translations))(
    'never scrolls sideways at widths of 320 and 375 pixels: %s',
    async (locale) => {
      const names = {
        company: longest,
        person: longest,
        address: `${'a'.repeat(64)}@${'b'.repeat(60)}.example`,
      };
      for (const mails of [sampleMails(locale), sampleMails(locale, names)]) {
        for (const [kind, { html }] of Object.entries(mails)) {
          await page.setContent(html);
          for (const width of [PHONE, 375]) {
            await page.setViewportSize({ width, height: 640 });
            const taken = await page.evaluate(() => document.documentElement.scrollWidth);
            expect([kind, taken]).toEqual([kind, width]);
          }
        }
      }
    },
  );

  test('sends no requests to any server', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const { html } of Object.values(sampleMails('en'))) await page.setContent(html);
    expect(asked).toEqual([]);
  });

  test('runs no scripts in names, and shows names unchanged', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const attack = `</title></head><script>ran = 1</script><img src=http://evil.example/x onerror="ran = 1"><svg onload=ran=1>`;
    const escapes = `"'><style>*{display:none}</style><!-- <![endif]--> javascript:ran=1`;
    for (const hostile of [attack, escapes]) {
      const names = {
        company: hostile,
        number: hostile,
        person: hostile,
        address: hostile,
        inviter: hostile,
      };
      const others = { partner: hostile, claimedName: hostile, claimedUsername: hostile };
      for (const [kind, { html }] of Object.entries(sampleMails('en', { ...names, ...others }))) {
        await page.setContent(html);
        expect([kind, await page.evaluate(() => Reflect.get(window, 'ran') ?? null)]).toEqual([kind, null]);
        expect(await page.locator('script, img, svg, iframe, body style').count()).toBe(0);
        expect(await page.locator('h1').innerText()).toBeTruthy();
        expect((await page.locator('body').innerText()).replaceAll('\u200B', '')).toContain(
          hostile.replace('http://evil.example', '').slice(0, 20),
        );
      }
    }
    expect(asked).toEqual([]);
  });

  test('is dark for people who prefer dark, and readable in both color schemes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [kind, { html }] of Object.entries(sampleMails('en'))) {
        await page.setContent(html);
        const contrasts = await page.evaluate(contrastsOfText);
        expect(contrasts.length).toBeGreaterThan(5);
        expect([kind, colorScheme, contrasts.filter(({ contrast }) => contrast < 4.5)]).toEqual([
          kind,
          colorScheme,
          [],
        ]);
        expect(contrasts.every(({ isDark }) => isDark)).toBe(colorScheme === 'dark');
      }
    }
  });

  test.each(['en', 'de', 'ja'])('is saved as an image for review: %s', async (locale) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [name, width] of [
        ['phone', PHONE],
        ['desktop', DESK],
      ] as const) {
        await showAll(page, locale, width);
        await takePicture(page, `mails-${locale}-${name}-${colorScheme}`);
      }
    }
  });
});

/** Runs in the page. Returns the contrast of each visible text with its background (WCAG 2.2, 1.4.3). */
function contrastsOfText(): { text: string; contrast: number; isDark: boolean }[] {
  const channels = (color: string): number[] =>
    /[\d.]+/g.exec(color) ? color.match(/[\d.]+/g)!.map(Number) : [];
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): string => {
    const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
    return element && channels(color)[3] === 0 ? behind(element.parentElement) : color;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement!;
    const text = walker.currentNode.textContent!.trim();
    if (text === '' || element.tagName === 'STYLE' || getComputedStyle(element).display === 'none') continue;
    const [ink, paper] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    const card = luminance(behind(element.closest('td:not([bgcolor])')));
    found.push({ text, contrast, isDark: card < 0.2 });
  }
  return found;
}
