import type { Locator, Page } from 'playwright-core';
import { deliveryReport } from '../../src/dev/mailbox/webhook-sender';
import { people } from '../../src/dev/people';
import { choose, openAccount } from '../support/actors/our-accounts';
import { giveProfile, profileOf } from '../support/actors/portal-people';
import { openVisitor, reportMail, type Visitor } from '../support/actors/visitor';
import { describeInBrowser } from '../support/browser/browser';
import { refuseStreams, untilFollowed } from '../support/browser/streams';
import { recordsIn } from '../support/database/records';
import { until } from '../support/run/until';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

/** Less than the time after which a page without a stream asks again. */
const SOON = { timeout: 25_000 } as const;

const pending = (page: Page) => page.getByRole('region', { name: 'Pending invitation' });
const invite = (page: Page) => page.getByRole('button', { name: 'Send invite e-mail', exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name });
const notice = (page: Page, text: string) => page.getByRole('status').getByText(text);

const untilValue = (entry: Locator, value: string) =>
  until(SOON.timeout / 1_000, async () => expect(await entry.inputValue()).toBe(value));

/** Opens a page, and waits until it follows a subscription. */
async function openFollowed(page: Page, path: string): Promise<void> {
  const followed = untilFollowed(page, 'ViewerChanged');
  await page.goto(stack.url + path);
  await followed;
}

describeInBrowser('open pages', (browser) => {
  test('show what others change: two tabs of a person, their other browser, and an administrator', async () => {
    const administrator = await openVisitor(browser(), stack);
    const account = await openAccount(stack, administrator);
    const visitor = await openVisitor(browser(), stack);
    await visitor.signIn('toby');
    const email = 'nora@litware.example';
    const records = recordsIn(stack.database);
    const profile = await records.profile({ accountId: account.id, displayName: 'Nora Jensen', email });
    await records.associate(profile, { identity: people.find(({ key }) => key === 'toby')! } as never);
    const { id: otherId } = await giveProfile(stack, 'toby', 'Northwind Traders');
    await chooseBy(visitor, otherId);
    const tabs = [visitor.page, await visitor.context.newPage()] as const;
    const [first, second] = tabs;
    const listed = untilFollowed(administrator.page, 'AccountChanged');
    await administrator.page.goto(`${stack.url}/our-accounts/${account.id}/invitations`);
    await Promise.all([listed, openFollowed(first, '/profile'), openFollowed(second, '/')]);

    // Another browser with the session has no way to tell these tabs about the switch.
    const elsewhere = await browser().newContext({ storageState: await visitor.context.storageState() });
    await chooseBy({ context: elsewhere }, profile.id);
    for (const tab of tabs) await notice(tab, 'You’re now acting as Nora Jensen, Litware.').waitFor(SOON);

    const row = administrator.page.getByRole('row', { name: /Nora Jensen/ });
    // A click there may be for what was in its place before, so it has no effect for a few seconds.
    const settling = row.getByRole('button', { name: /^Revoke/, disabled: true }).waitFor(SOON);
    await Promise.all([settling, invite(first).click()]);
    await pending(first).getByText('Sent.', { exact: true }).waitFor(SOON);
    await row.getByText('Sent', { exact: true }).first().waitFor(SOON);
    await reportMail(stack, email, deliveryReport);
    await pending(first).getByText('Delivered.').waitFor(SOON);
    await row.getByText('Delivered', { exact: true }).first().waitFor(SOON);

    // While both edit the profile, what they enter stays, and the other fields follow.
    const theirs = administrator.page;
    const edited = untilFollowed(theirs, 'AccountChanged');
    await theirs.goto(`${stack.url}/our-accounts/${account.id}/profiles?edit=${profile.id}`);
    await field(theirs, 'Name').fill(' Nora J. ');
    await edited;
    await first.getByRole('button', { name: 'Edit' }).click();
    await field(first, 'Name').fill('Jensen');
    await field(first, 'E-mail address').fill('jensen@litware.example');
    await first.getByRole('button', { name: 'Save' }).click();
    await untilValue(field(theirs, 'E-mail address'), 'jensen@litware.example');
    expect(await field(theirs, 'Name').inputValue()).toBe(' Nora J. ');
    await first.getByRole('button', { name: 'Edit' }).click();
    await field(first, 'Name').fill('N. Jensen');
    await field(theirs, 'E-mail address').fill('nora.j@litware.example');
    await theirs.getByRole('button', { name: 'Save' }).click();
    await untilValue(field(theirs, 'Name'), 'Nora J.');
    await untilValue(field(first, 'E-mail address'), 'nora.j@litware.example');
    expect(await field(first, 'Name').inputValue()).toBe('N. Jensen');
    await first.getByRole('button', { name: 'Cancel' }).click();

    await administrator.page.goto(`${stack.url}/our-accounts/${account.id}/profiles`);
    await choose(administrator.page, 'Nora J.', 'Remove…');
    await administrator.page.getByRole('button', { name: 'Remove', exact: true }).click();
    for (const tab of tabs)
      await notice(tab, 'You can no longer use the profile from this tab.').waitFor(SOON);

    await elsewhere.request.post(`${stack.url}/auth/sign-out`, { headers: { origin: stack.url } });
    for (const tab of tabs) await tab.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor(SOON);
    expect([...visitor.complaints, ...administrator.complaints]).toEqual([]);
  });

  test('ask every 30 seconds if they can’t have a stream, and don’t mention it', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.signIn('alex');
    await page.clock.install();
    const refused = await refuseStreams(page);
    await page.goto(`${stack.url}/profile`);
    await invite(page).click();
    await pending(page).waitFor();
    const { email } = await profileOf(stack, 'alex', 'Contoso Ltd');
    await reportMail(stack, email, deliveryReport);
    // Each attempt is refused by a response, which the clock doesn't hurry.
    await until(20, async () => {
      await page.clock.runFor(10_000);
      expect(await pending(page).innerText()).toContain('Delivered.');
    });
    expect(refused()).toBeGreaterThan(0);
    expect(await page.getByRole('status').filter({ hasText: 'connection' }).count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });

  /** Switches the session of a browser to a profile, without a page of the portal. */
  async function chooseBy({ context }: Pick<Visitor, 'context'>, profileId: string): Promise<void> {
    const query = `mutation ($input: SwitchProfileInput!) { switchProfile(input: $input) { userErrors { code } } }`;
    const answer = await context.request.post(`${stack.url}/graphql`, {
      data: { query, variables: { input: { profileId } } },
    });
    expect(await answer.json()).toEqual({ data: { switchProfile: { userErrors: [] } } });
  }
});
