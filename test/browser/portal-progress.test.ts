import type { Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { giveProfile, profileOf } from '../support/actors/portal-people';
import { recordsIn } from '../support/database/records';
import { watchWork } from '../support/browser/page-work';
import { troubleGraph, untilNothingIsUnderWay } from '../support/browser/troubled-graph';
import { openVisitor, phone, type Visitor } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

/** Clicks where the page is scrolled to, and expects visible progress until the response arrives. */
async function expectProgress(visitor: Visitor, operation: string, clicked: Locator): Promise<void> {
  const { page } = visitor;
  const turn = await troubleGraph(page, operation);
  const bar = page.getByRole('progressbar', { name: 'Loading…' });
  await clicked.scrollIntoViewIfNeeded();
  expect(await page.getByRole('progressbar').count()).toBe(0);
  await clicked.click();
  await bar.waitFor();
  expect(await isInView(page, bar)).toBe(true);
  await expectAccessible(page);
  turn('SERVED');
  await untilNothingIsUnderWay(page);
  await page.unrouteAll();
}

async function isInView(page: Page, element: Locator): Promise<boolean> {
  const box = await element.boundingBox();
  const { height, width } = page.viewportSize()!;
  return (
    box !== null && box.y >= 0 && box.y + box.height <= height && box.x >= 0 && box.x + box.width <= width
  );
}

describeInBrowser('anything that takes longer than 300 ms', (browser) => {
  test('shows progress near the click, however far down a list it was', async () => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { page } = visitor;
    await visitor.enter('lee');
    const own = await profileOf(stack, 'lee', 'Fabrikam Consulting');
    const records = recordsIn(stack.database);
    for (let number = 10; number < 40; number += 1) {
      await records.profile({ accountId: own.accountId, displayName: `Person ${String(number)}` });
    }
    await page.evaluate((id) => sessionStorage.setItem('profile', id), own.id);
    const work = await watchWork(page, '[role=rowheader]');
    await page.goto(`${stack.url}/our-accounts/${own.accountId}/profiles`);
    const list = page.getByRole('region', { name: 'Profiles' });
    await list.getByText('Person 10').waitFor();
    await page.getByText('34 in total').waitFor();
    // So that a phone can be scrolled meanwhile, React splits the rendering of the rows, and dates are prepared before.
    expect(await work()).toMatchObject({
      insertions: ['IN_TASK_OF_REACT'],
      dateFormats: ['IN_OTHER_TASK'],
    });
    await expectProgress(visitor, 'AccountProfiles', page.getByRole('link', { name: 'Next page' }));
    await list.getByText('Person 39').waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('shows progress while more of one’s own profiles are loading', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('nora');
    for (let number = 10; number < 35; number += 1)
      await giveProfile(stack, 'nora', `Litware ${String(number)}`);
    await page.goto(`${stack.url}/accounts`);
    await page.getByRole('searchbox', { name: 'Search' }).fill('litware');
    await page.getByText('25 profiles found.').waitFor();
    await expectProgress(visitor, 'FindChoices', page.getByRole('button', { name: 'Show more' }));
    await page.getByRole('radio').nth(24).waitFor();
    expect(visitor.complaints).toEqual([]);
  });
});
