import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { profileOf } from '../support/actors/portal-people';
import { openVisitor, type Visitor } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

/**
 * Goes around a dialog with Tab, in both directions. Returns the focused element's text after each step, or
 * null outside of the dialog.
 */
async function goRound(page: Page, steps: number): Promise<(string | null)[]> {
  const stops: (string | null)[] = [];
  for (const key of [...Array<string>(steps).fill('Tab'), ...Array<string>(steps).fill('Shift+Tab')]) {
    await page.keyboard.press(key);
    stops.push(
      await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.closest('[role=alertdialog]') ? activeElement.textContent : null;
      }),
    );
  }
  return stops;
}

/** Returns the titles that the dialog has in each frame from now until it closes. */
function titlesUntilGone(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const titles = new Set<string>();
        const look = () => {
          const dialog = document.querySelector('[role=alertdialog]');
          if (!dialog) return resolve([...titles]);
          titles.add(dialog.querySelector('h2')?.textContent ?? '');
          requestAnimationFrame(look);
        };
        look();
      }),
  );
}

describeInBrowser('a confirmation of something that’s hard to undo', (browser) => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await openVisitor(browser(), stack);
    await visitor.enter('lee');
  });

  test.each([
    ['removing a profile', 'Remove Kim Abercrombie?', ['Cancel', 'Remove']],
    ['ending an association', 'End this association?', ['Keep it', 'End the association']],
  ] as const)(
    'keeps the focus, keeps its title until it closes, and then returns the focus: %s',
    async (name, title, buttons) => {
      const { page } = visitor;
      const own = await profileOf(stack, 'lee', 'Fabrikam Consulting');
      await page.evaluate((id) => sessionStorage.setItem('profile', id), own.id);
      const isRemoval = name === 'removing a profile';
      await page.goto(stack.url + (isRemoval ? `/our-accounts/${own.accountId}/profiles` : '/profile'));
      const trigger = page.getByRole('button', {
        name: isRemoval ? 'Actions for Kim Abercrombie' : 'End this association',
      });
      await trigger.waitFor();
      // For a dialog, Fluent adds elements that are focusable but hidden from screen readers.
      expect(await page.locator('[data-tabster-dummy]').count()).toBe(0);
      await trigger.press('Enter');
      if (isRemoval) await page.getByRole('menuitem', { name: 'Remove…' }).press('Enter');
      const dialog = page.getByRole('alertdialog', { name: title });
      await dialog.waitFor();
      await page.waitForFunction(() => document.activeElement?.closest('[role=alertdialog]'));
      // Content behind the dialog is hidden from everyone, including screen readers.
      await page.getByRole('banner').waitFor({ state: 'detached' });

      const stops = await goRound(page, 2 * buttons.length + 1);
      expect(new Set(stops)).toEqual(new Set(buttons));

      const titles = titlesUntilGone(page);
      await page.keyboard.press('Escape');
      expect(await titles).toEqual([title]);
      await page.waitForFunction(
        (button) => button === document.activeElement,
        await trigger.elementHandle(),
      );
      expect(visitor.complaints).toEqual([]);
    },
  );
});
