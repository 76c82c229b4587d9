import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { walkByTab } from '../support/browser/focus-marks';
import { portalPlaces, type PortalScene, preparePortalPages } from '../support/browser/portal-pages';
import { troubleGraph } from '../support/browser/troubled-graph';
import { openVisitor, type Visitor } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

describeInBrowser('the portal in high contrast', (browser) => {
  let visitor: Visitor;
  let scene: PortalScene;

  beforeAll(async () => {
    visitor = await openVisitor(browser(), stack, {
      // Tall enough for every page, so that nothing scrolls when the focus moves.
      viewport: { width: 1100, height: 2000 },
      forcedColors: 'active',
    });
    scene = await preparePortalPages(stack, visitor);
  });

  test.each(portalPlaces)(
    'is accessible and shows where the focus is: $name',
    async ({ name, path, content }) => {
      const { page } = visitor;
      await page.goto(stack.url + path(scene));
      await content(page).waitFor();
      await page.getByRole('banner').getByRole('button').waitFor();
      await expectAccessible(page);
      await visitor.look(`contrast-${name}`);
      const { count, unmarked } = await walkByTab(page);
      expect(count).toBeGreaterThan(2);
      expect(unmarked).toEqual([]);
    },
  );

  test('shows what is selected, and that something is in progress', async () => {
    const { page } = visitor;
    await page.goto(`${stack.url}/our-accounts/${scene.accountId}/invitations`);
    const parts = page.getByRole('navigation', { name: 'Sections of the account' }).getByRole('link');
    await parts.first().waitFor();
    const [profiles, invitations, audit, ground] = await parts.evaluateAll((links) => [
      ...links.map((link) => getComputedStyle(link).borderBlockEndColor),
      getComputedStyle(document.documentElement).backgroundColor,
    ]);
    expect([profiles, audit]).toEqual([ground, ground]);
    expect(invitations).not.toBe(ground);

    await page.goto(`${stack.url}/accounts`);
    for (const drawn of [page.locator('.fui-Radio').last(), page.locator('.fui-Checkbox').last()]) {
      const picture = () => drawn.screenshot({ animations: 'disabled' });
      const before = await picture();
      await drawn.getByRole('radio').or(drawn.getByRole('checkbox')).click();
      await page.mouse.move(0, 0);
      expect((await picture()).equals(before)).toBe(false);
    }

    const turn = await troubleGraph(page, 'OurAccounts');
    await page.goto(`${stack.url}/our-accounts`);
    const bar = page.getByRole('progressbar', { name: 'Loading…' }).first();
    await bar.waitFor();
    await expectAccessible(page);
    await visitor.look('contrast-waits');
    turn('FAULT');
    await page.getByRole('alert').getByText('That didn’t work').waitFor();
    await expectAccessible(page);
    await visitor.look('contrast-failed');
  });
});
