import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { portalPlaces, type PortalScene, preparePortalPages } from '../support/browser/portal-pages';
import { openVisitor, phone, type Visitor } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

describeInBrowser('the portal in right-to-left languages', (browser) => {
  let visitor: Visitor;
  let scene: PortalScene;

  beforeAll(async () => {
    visitor = await openVisitor(browser(), stack, phone);
    scene = await preparePortalPages(stack, visitor);
    // None of the portal's languages is written from right to left, so this overrides the document's
    // direction.
    await visitor.page.addInitScript(() => {
      new MutationObserver(() => {
        const { documentElement: page } = document;
        if (page.dir !== 'rtl') page.dir = 'rtl';
      }).observe(document, { attributes: true, attributeFilter: ['dir'], childList: true, subtree: true });
    });
  });

  test.each(portalPlaces)('is accessible and fits a small phone: $name', async ({ name, path, content }) => {
    const { page } = visitor;
    await page.goto(stack.url + path(scene));
    await content(page).waitFor();
    await page.getByRole('banner').getByRole('button').waitFor();
    await expectAccessible(page);
    await visitor.look(`mirrored-${name}`);
    // The beginning of a line is on its right.
    const right = await page.evaluate(() => {
      const main = document.querySelector('main')!;
      const title = document.createRange();
      title.selectNodeContents(document.querySelector('h1')!);
      return main.getBoundingClientRect().right - title.getBoundingClientRect().right;
    });
    expect(right).toBeLessThan(20);
  });

  test('has room for menus and dialogs', async () => {
    const { page } = visitor;
    await page.goto(`${stack.url}/our-accounts/${scene.accountId}/profiles`);
    await page.getByRole('banner').getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).waitFor();
    await visitor.look('mirrored-menu');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for Kim Abercrombie' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Remove…' }).waitFor();
    await visitor.look('mirrored-actions');
    await page.getByRole('menuitem', { name: 'Remove…' }).press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await expectAccessible(page);
    await visitor.look('mirrored-question');
    await page.keyboard.press('Escape');
    expect(visitor.complaints).toEqual([]);
  });
});
