import type { Page } from 'playwright-core';
import { desktop, openVisitor } from '../support/actors/visitor';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const language = (page: Page, name: string) => page.getByRole('contentinfo').getByRole('button', { name });

describeInBrowser('the home page and the frame of every page', (browser) => {
  test('show the company, its resources, what waits, and the accounts to manage', async () => {
    const visitor = await openVisitor(browser(), stack, desktop);
    const { page } = visitor;
    await visitor.enter('ana');
    expect(page.url()).toBe(`${stack.url}/`);
    await heading(page, 'Contoso Ltd').waitFor();
    const main = page.getByRole('main');
    await main.getByText(/^Enhancement Plan until /).waitFor();
    await main.getByText('Ana Trujillo · Administrator · Account C-100001').waitFor();
    const updates = main.getByRole('region', { name: 'CustomerSource resources' }).getByRole('link');
    expect(await updates.allInnerTexts()).toEqual(['Product updates']);
    expect(await updates.getAttribute('href')).toBe('https://customersource.example/updates');
    await main.getByText('Nothing is waiting for you.').waitFor();
    await main.getByRole('region', { name: 'Accounts that you manage' }).getByText('Nothing needs').waitFor();
    expect(await page.title()).toBe('Contoso Ltd · CustomerSource Access');

    const footer = page.getByRole('contentinfo');
    expect(
      await footer.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['/help', 'mailto:itmbssup@microsoft.com', 'https://customersource.example/privacy']);
    await expectAccessible(page);
    await visitor.look('home');

    // By keyboard: the links follow the product's name, and the current one is marked.
    const places = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    expect(await places.allInnerTexts()).toEqual(['Home', 'My Profile', 'Our accounts', 'Help']);
    await page.getByRole('link', { name: 'CustomerSource Access' }).focus();
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect([await focused(), await places.first().getAttribute('aria-current')]).toEqual(['Home', 'page']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, 'My Profile').waitFor();
    expect(
      await places.evaluateAll((links) => links.map((link) => link.getAttribute('aria-current'))),
    ).toEqual([null, 'page', null, null]);
    await places.first().click();

    await visitor.askForInvitations('ana.trujillo@contoso.example');
    await page.getByRole('link', { name: 'CustomerSource Access' }).click();
    await main.getByText('We sent an invitation for Ana Trujillo, Contoso Ltd').waitFor();
    await visitor.look('home-with-invitation');
    await main.getByRole('link', { name: '1 pending invitation' }).click();
    await heading(page, 'Invitations: Contoso Ltd').waitFor();
    await main.getByRole('region', { name: 'Invitations' }).getByText('Ana Trujillo').first().waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('shows a language until the profile gets another one, signed out and in, on the service’s pages, too', async () => {
    const visitor = await openVisitor(browser(), stack, desktop);
    const { page } = visitor;
    await page.goto(stack.url);
    await language(page, 'Deutsch').click();
    await heading(page, 'Anmelden').waitFor();
    expect(await language(page, 'Deutsch').getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    await heading(page, 'Anmelden').waitFor();
    await visitor.look('home-signed-out-in-german');
    const answer = await page.goto(`${stack.url}/auth/callback`);
    expect(await answer?.text()).toContain('<html lang="de">');

    // Nora has no profile, Alex has one in English.
    await visitor.enter('nora');
    expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
      'Profile zuordnen',
      'Hilfe',
    ]);
    await visitor.enter('alex');
    await page.getByRole('navigation').getByRole('link', { name: 'Mein Profil' }).click();
    await heading(page, 'Mein Profil').waitFor();
    await page.getByRole('button', { name: 'Bearbeiten' }).click();
    await page.getByRole('combobox').selectOption('Français (France)');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await heading(page, 'Mon profil').waitFor();

    await language(page, '日本語').click();
    await heading(page, 'マイ プロファイル').waitFor();
    expect(await page.evaluate(() => document.cookie)).toContain('language=ja');
    await language(page, 'Français').click();
    await heading(page, 'Mon profil').waitFor();
    expect(await page.evaluate(() => document.cookie)).not.toContain('language');
  });
});
