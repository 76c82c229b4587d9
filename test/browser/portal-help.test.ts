import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser/browser';
import { expectAccessible } from '../support/browser/accessibility';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { openVisitor, phone } from '../support/actors/visitor';
import { until } from '../support/run/until';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

const GET_ACCOUNT = 'How do I get a Microsoft account?';
const ADMINISTRATORS = 'Who are my administrators, and how can I contact them?';
const question = (page: Page, name: string): Locator => page.getByRole('heading', { level: 2, name });
const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((each) => each === document.activeElement);
const waitForFocus = (element: Locator): Promise<void> =>
  until(10, async () => expect(await isFocused(element)).toBe(true));

/** Waits until a question has the focus at the top of the window. */
async function waitForPlace(page: Page, name: string): Promise<void> {
  const heading = question(page, name);
  await heading.waitFor();
  await waitForFocus(heading);
  const { top, height } = await heading.evaluate((each) => ({
    top: each.getBoundingClientRect().top,
    height: innerHeight,
  }));
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(height / 2);
  expect(await page.title()).toBe(`${name} · CustomerSource Access`);
}

describeInBrowser('the help', (browser) => {
  test('leads from the sign-in to an answer, by keyboard to others, and has an address for each question', async () => {
    const { page, complaints, look } = await openVisitor(browser(), stack, phone);
    await page.goto(`${stack.url}/signed-out`);
    await page.getByRole('link', { name: 'Don’t have a Microsoft account?' }).click();
    await page.waitForURL(`${stack.url}/help/microsoft-account`);
    await waitForPlace(page, GET_ACCOUNT);
    await expectAccessible(page);
    await look('portal-help-on-a-phone');

    const region = page.getByRole('region', { name: GET_ACCOUNT });
    await region.getByRole('link', { name: 'Back to the questions' }).press('Enter');
    await page.waitForURL(`${stack.url}/help`);
    await waitForFocus(page.getByRole('heading', { level: 1, name: 'Help' }));
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const contents = page.getByRole('navigation', { name: 'Questions' });
    for (let at = 0; at < 2; at += 1) await page.keyboard.press('Tab');
    expect(await isFocused(contents.getByRole('link', { name: GET_ACCOUNT }))).toBe(true);
    await contents.getByRole('link', { name: ADMINISTRATORS }).press('Enter');
    await waitForPlace(page, ADMINISTRATORS);
    // The same question once more, after scrolling away.
    await page.evaluate(() => scrollTo(0, 0));
    await contents.getByRole('link', { name: ADMINISTRATORS }).click();
    await until(10, async () => expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0));
    await waitForPlace(page, ADMINISTRATORS);

    await page.goto(`${stack.url}/help/maintenance`);
    await waitForPlace(page, 'When is the site available?');
    const more = page.getByRole('region', { name: 'Where can I get more help?' });
    const contact = more.getByRole('link', { name: 'itmbssup@microsoft.com' });
    expect(await contact.getAttribute('href')).toBe('mailto:itmbssup@microsoft.com');
    expect(complaints).toEqual([]);
    await page.goto(`${stack.url}/help/nothing`);
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
  });

  test('keeps the focus and its place in another language, which another press or the notice loads after a failure', async () => {
    const { page } = await openVisitor(browser(), stack, phone);
    await page.goto(`${stack.url}/help`);
    const languages = page.getByRole('contentinfo');
    const german = languages.getByRole('button', { name: 'Deutsch' });
    const files = /\/(?:german|danish)-[^/]*\.js$/;
    const fail = async (language: string): Promise<void> => {
      await page.route(files, (route) => route.abort());
      const failure = page.waitForEvent('requestfailed');
      await languages.getByRole('button', { name: language }).press('Enter');
      await failure;
    };
    await fail('Deutsch');
    const notice = page
      .getByRole('status')
      .getByText('We couldn’t load the texts in Deutsch. Check your connection');
    await notice.waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Help');
    await page.unroute(files);
    await german.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Hilfe' }).waitFor();
    await page
      .getByRole('heading', { level: 2, name: /Microsoft-Konto\?$/ })
      .first()
      .waitFor();
    expect(await isFocused(german)).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(await notice.count()).toBe(0);

    await fail('Dansk');
    const inGerman = page
      .getByRole('status')
      .filter({ hasText: 'Die Texte auf Dansk konnten nicht geladen werden.' });
    await inGerman.waitFor();
    await page.unroute(files);
    await inGerman.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hjælp' }).waitFor();
    expect(await page.getByText('auf Dansk konnten').count()).toBe(0);
  });

  test('prints the answers without its navigation, in the language of the browser', async () => {
    const { page } = await openVisitor(browser(), stack, { locale: 'de-DE' });
    await page.goto(`${stack.url}/help`);
    await page.getByRole('heading', { level: 1, name: 'Hilfe' }).waitFor();
    const contents = page.getByRole('navigation', { name: 'Fragen' });
    expect(await contents.isVisible()).toBe(true);
    // The answers aren't part of the content that the server sent.
    await question(page, 'Wie erhalte ich ein Microsoft-Konto?').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await contents.isVisible()).toBe(false);
    expect(await question(page, 'Wie erhalte ich ein Microsoft-Konto?').isVisible()).toBe(true);
  });

  test('names the administrators, and writes to them without showing their addresses', async () => {
    const { page, enter, complaints, look } = await openVisitor(browser(), stack);
    await enter('alex');
    await page.goto(`${stack.url}/help/your-administrators`);
    const region = page.getByRole('region', { name: ADMINISTRATORS });
    await region.getByText('Administrators of Contoso').waitFor();
    await region.getByRole('listitem').filter({ hasText: 'Ana Trujillo' }).waitFor();
    await region.getByRole('combobox', { name: 'What is it about?' }).selectOption('A change to my profile');
    await region.getByRole('button', { name: 'Send e-mail to the administrators' }).click();
    await region.getByRole('status').getByText('We’ve sent an e-mail to Ana Trujillo').waitFor();
    await expectAccessible(page);
    await look('portal-help-administrators');
    expect(await page.getByRole('main').innerText()).not.toContain('ana.trujillo@');
    const mail = () => stack.mailbox.messages().find(({ To }) => To === 'ana.trujillo@contoso.example');
    await until(10, () => expect(mail()).toBeDefined());
    expect(mail()?.TextBody).toContain('to change their profile');

    // The same form where members can't manage the account.
    await page.goto(`${stack.url}/our-accounts`);
    await page.getByRole('heading', { level: 1, name: 'Only for administrators' }).waitFor();
    await page.getByRole('button', { name: 'Send e-mail to the administrators' }).click();
    await page.getByRole('status').getByText('We’ve sent an e-mail to Ana Trujillo').waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});
