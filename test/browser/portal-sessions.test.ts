import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { untilFollowed } from '../support/browser/streams';
import { openVisitor, phone, untilFocused } from '../support/actors/visitor';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

describeInBrowser('my sessions', (browser) => {
  test('lists a person’s browsers, and signs out another one and this one', async () => {
    const here = await openVisitor(browser(), stack, phone);
    const there = await openVisitor(browser(), stack, {
      userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:144.0) Gecko/20100101 Firefox/144.0',
    });
    await there.enter('ana');
    const { page } = here;
    const followed = untilFollowed(page, 'ViewerChanged');
    await here.enter('ana');
    await page.getByRole('banner').getByRole('button').click();
    await page.getByRole('menuitem', { name: 'My sessions' }).click();
    await page.getByRole('heading', { level: 1, name: 'My sessions' }).waitFor();
    const items = page.getByRole('main').getByRole('listitem');
    await items.first().getByText('This browser').waitFor();
    expect(await items.count()).toBe(2);
    await expectAccessible(page);
    await here.look('sessions');

    const other = items.filter({ hasText: 'Firefox on macOS' });
    const signOut = other.getByRole('button', { name: /^Sign out: Firefox on macOS \(signed in: .+\)$/ });
    await signOut.click();
    await other.getByRole('status').filter({ hasText: 'Signed out.' }).waitFor();
    await followed;
    // The page reads its list again, with another browser, and without the one that was signed out.
    const third = await openVisitor(browser(), stack);
    await third.signIn('ana');
    await items.nth(2).waitFor();
    await other.getByRole('status').filter({ hasText: 'Signed out.' }).waitFor();
    await untilFocused(signOut);
    await expectAccessible(page);
    await there.page.reload();
    await there.page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
    await there.context.close();

    await page.reload();
    await items.first().waitFor();
    expect(await items.count()).toBe(2);
    expect(await other.count()).toBe(0);
    await page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: 'This browser' })
      .getByRole('button', { name: /^Sign out/ })
      .click();
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
    expect(here.complaints).toEqual([]);
    await here.context.close();
  });
});
