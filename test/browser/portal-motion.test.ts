import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { watchMotion } from '../support/browser/motion';
import { giveProfile, profileOf } from '../support/actors/portal-people';
import { troubleGraph } from '../support/browser/troubled-graph';
import { desktop, mailsTo, openVisitor } from '../support/actors/visitor';

const JONI = 'joni.sherman@contoso.example';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

/** Opens the confirmation to end the association, on My Profile, and cancels it. */
async function openAndCancel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End this association' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Keep it' }).click();
  await question.waitFor({ state: 'detached' });
}

/** Opens a menu with its button, and closes it. */
async function lookIntoMenu(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
}

describeInBrowser('with reduced motion, only progress indicators move', (browser) => {
  test('from an invitation through the choice to My Profile', async () => {
    const visitor = await openVisitor(browser(), stack, { ...desktop, reducedMotion: 'reduce' });
    const { page, context } = visitor;
    const moved = await watchMotion(page);
    await visitor.enter('nora');
    await giveProfile(stack, 'nora', 'Litware');
    await visitor.askForInvitations(JONI);
    const [mail] = await mailsTo(stack, JONI, 1);
    const turn = await troubleGraph(page, 'Invitation');
    await page.goto(mail!.link);
    await page.getByRole('progressbar', { name: 'Loading your invitation…' }).waitFor();
    await visitor.look('motion-reduced-waits');
    turn('SERVED');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Done' }).waitFor();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.getByRole('heading', { level: 1, name: 'Multiple accounts' }).waitFor();
    await page.getByRole('radio', { name: /Contoso/ }).check();
    await page.getByRole('checkbox', { name: 'Always use this profile' }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: 'My Profile' }).click();
    await page.getByRole('heading', { level: 1, name: 'My Profile' }).waitFor();
    await lookIntoMenu(page, /: profile and sign out$/);
    await openAndCancel(page);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Enter a name of 1 to 200 characters.').waitFor();
    await context.setOffline(true);
    await page.getByText('There’s no connection.').waitFor();
    await context.setOffline(false);
    await page.getByText('There’s no connection.').waitFor({ state: 'detached' });
    expect([...moved]).toEqual([]);

    // Without the preference, the same dialog is animated, so the test would notice.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await openAndCancel(page);
    expect([...moved].join()).toContain('fui-Dialog');
    expect(visitor.complaints).toEqual([]);
  });

  test('when an administrator removes a profile with the keyboard', async () => {
    const visitor = await openVisitor(browser(), stack, { ...desktop, reducedMotion: 'reduce' });
    const { page } = visitor;
    const moved = await watchMotion(page);
    await visitor.enter('lee');
    const { accountId, id } = await profileOf(stack, 'lee', 'Fabrikam Consulting');
    await page.evaluate((own) => sessionStorage.setItem('profile', own), id);
    await page.goto(`${stack.url}/our-accounts/${accountId}/profiles`);
    await page.getByRole('button', { name: 'Actions for Carla Almeida' }).press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Remove Carla Almeida?' });
    await question.waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Cancel');
    const turn = await troubleGraph(page, 'RemoveColleague');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await question.locator('.fui-Spinner').waitFor();
    turn('SERVED');
    await question.waitFor({ state: 'detached' });
    await page.getByText('Removed.').waitFor();
    expect([...moved]).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });
});
