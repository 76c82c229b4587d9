import type { Page } from 'playwright-core';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { untilAnswered } from '../support/browser/operations';
import { startMaintenance, untilShown } from '../support/browser/maintenance';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { giveProfile, profileOf } from '../support/actors/portal-people';
import { desktop, openVisitor, phone, untilLoaded } from '../support/actors/visitor';

const cities = [
  'Aarhus',
  'Berlin',
  'Bern',
  'Cairo',
  'Delhi',
  'Graz',
  'Kyoto',
  'Lima',
  'Oslo',
  'Paris',
  'Quito',
  'Rome',
];

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const acting = (page: Page) => page.getByRole('region', { name: 'You’re acting for' });
const openMyProfile = (page: Page) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My Profile' }).click();
const home = (page: Page) => page.getByRole('region', { name: 'Waiting for you' });
const openMenu = (page: Page) => page.getByRole('banner').getByRole('button').click();
const activeElement = (page: Page) =>
  page.evaluate(
    () => `${document.activeElement?.tagName ?? ''} ${document.activeElement?.textContent ?? ''}`,
  );

describeInBrowser('the Multiple Accounts page', (browser) => {
  test('is shown when a choice is needed, and continues to the requested page', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await page.goto(`${stack.url}/profile`);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await visitor.pickAccount('lee');
    await title(page, 'Multiple accounts').waitFor();
    await page.getByText('Choose the one to use now').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Choose a profile.').waitFor();
    await expectAccessible(page);
    await page.getByRole('radio', { name: /Fabrikam Consulting PartnerSource/ }).check();
    await visitor.look('portal-accounts');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(`${stack.url}/profile`);
    await acting(page).getByText('Fabrikam Consulting').waitFor();
    await acting(page).getByText('You chose it for this session.').waitFor();
    await page.goBack();
    expect(page.url()).not.toContain('/accounts');
    expect(visitor.complaints).toEqual([]);
  });

  test('isn’t shown to people with nothing to choose', async () => {
    const visitor = await openVisitor(browser(), stack);
    await visitor.signIn('alex');
    await visitor.page.goto(`${stack.url}/accounts`);
    await visitor.page.waitForURL(`${stack.url}/`);
    await openMenu(visitor.page);
    await visitor.page.getByRole('menuitem', { name: 'My Profile' }).waitFor();
    expect(await visitor.page.getByRole('menuitem', { name: 'Switch profile' }).count()).toBe(0);
  });

  test('can be used with only the keyboard, from the choice to a switch in the menu', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('lee');
    await title(page, 'Multiple accounts').waitFor();
    await page.getByRole('radio').first().waitFor();
    const tabTo = async (text: RegExp) => {
      for (let presses = 0; presses < 15; presses += 1) {
        await page.keyboard.press('Tab');
        if (text.test(await activeElement(page))) return;
      }
      throw new Error(`Tab does not lead to ${String(text)}, but to ${await activeElement(page)}`);
    };
    await tabTo(/^INPUT/);
    await page.keyboard.press('Space');
    const first = await page.getByRole('radio', { checked: true }).getAttribute('value');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).not.toBe(first);
    await page.keyboard.press('Enter');
    await home(page).waitFor();
    expect(await activeElement(page)).toMatch(/^H1 (Fabrikam Consulting|Northwind Traders)$/);

    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await tabTo(/^BUTTON Lee Gu/);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Switch profile' }).waitFor();
    await page.keyboard.press('s');
    expect(await activeElement(page)).toBe('A Switch profile');
    await page.keyboard.press('Enter');
    await title(page, 'Multiple accounts').waitFor();
    await page.getByRole('radio').first().waitFor();
    await tabTo(/^INPUT/);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).toBe(first);
    await page.keyboard.press('Enter');
    await home(page).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('keeps different profiles in two tabs apart, and updates tabs that follow the session', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.enter('lee');
    await page.goto(`${stack.url}/accounts?returnTo=/profile`);
    await page.getByRole('radio', { name: /Fabrikam/ }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await acting(page).getByText('Fabrikam Consulting').waitFor();

    // The header names the company, and switches in two clicks.
    const menu = page.getByRole('banner').getByRole('button');
    expect(await menu.innerText()).toMatch(/Lee Gu\s+Fabrikam Consulting/);
    for (const company of ['Northwind Traders', 'Fabrikam Consulting']) {
      await menu.click();
      await page.getByRole('menuitem', { name: new RegExp(`^${company}`) }).waitFor();
      await expectAccessible(page);
      await visitor.look('portal-menu-of-several');
      const viewerRead = untilAnswered(page, 'Viewer');
      await page.getByRole('menuitem', { name: new RegExp(`^${company}`) }).click();
      await viewerRead;
      await title(page, company).waitFor();
      await untilLoaded(page);
      expect(await page.getByRole('banner').getByRole('alert').count()).toBe(0);
    }
    expect(await page.getByText('You chose another profile in another tab.').count()).toBe(0);

    const other = await context.newPage();
    await other.goto(`${stack.url}/accounts?returnTo=/profile`);
    await other.getByRole('radio', { name: /Northwind/ }).check();
    await other.getByRole('checkbox', { name: 'In this tab only' }).check();
    expect(await other.getByRole('checkbox', { name: 'Always use this profile' }).isDisabled()).toBe(true);
    await other.getByRole('button', { name: 'Continue' }).click();
    await acting(other).getByText('Northwind Traders').waitFor();
    await acting(other).getByText('You chose it for this tab only.').waitFor();
    await other.reload();
    await acting(other).getByText('Northwind Traders').waitFor();
    await page.reload();
    await title(page, 'Fabrikam Consulting').waitFor();
    await openMenu(other);
    await other.getByRole('banner').getByText('In this tab only').waitFor();
    await expectAccessible(other);

    // Back to the session, for all tabs. The first tab hears of the change at once, and reports it.
    await other.getByRole('menuitem', { name: 'Switch profile' }).click();
    expect(await other.getByRole('checkbox', { name: 'In this tab only' }).isChecked()).toBe(true);
    await other.getByRole('checkbox', { name: 'In this tab only' }).uncheck();
    await other.getByRole('button', { name: 'Continue' }).click();
    await openMyProfile(other);
    await acting(other).getByText('You chose it for this session.').waitFor();
    await page.getByText('You chose another profile in another tab.').waitFor();
    await title(page, 'Northwind Traders').waitFor();
    await expectAccessible(page);
    await visitor.look('portal-moved-by-another-tab');
    expect(await other.getByText('You chose another profile in another tab.').count()).toBe(0);

    // Signing out in one tab signs the other out at once.
    await openMenu(other);
    await other.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('lets people choose a profile for their tab during maintenance, because that writes nothing', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('lee');
    await page.goto(`${stack.url}/accounts?returnTo=/profile`);
    const endMaintenance = await startMaintenance(stack);
    try {
      await untilShown(page, /^Maintenance until/);
      await page.getByText('During maintenance, you can choose a profile for this tab only.').waitFor();
      await expectAccessible(page);
      await visitor.look('portal-accounts-maintenance');
      await page.getByRole('radio', { name: /Northwind/ }).check();
      await page.getByRole('button', { name: 'Continue' }).click();
      await acting(page).getByText('Northwind Traders').waitFor();
      await acting(page).getByText('You chose it for this tab only.').waitFor();
    } finally {
      await endMaintenance();
      await page.goto(`${stack.url}/maintenance`);
      await untilShown(page, /No maintenance is in progress or planned/);
    }
    expect(visitor.complaints).toEqual([]);
  });

  test('says what happened when the chosen profile was disabled, and when this tab’s profile was', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('lee');
    await page.goto(`${stack.url}/accounts?returnTo=/profile`);
    await page.getByRole('radio', { name: /Northwind/ }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    // Until the page has loaded everything, so that only Save finds out.
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    const { id } = await profileOf(stack, 'lee', 'Northwind Traders');
    const set = (status: 'ACTIVE' | 'DISABLED') =>
      stack.database.write((manager) => manager.update(ProfileEntity, { id }, { status }));
    await set('DISABLED');
    try {
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Lee G.');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('You can no longer use the profile from this tab.').waitFor();
      await page.getByText('You’re now acting as Lee Gu, Fabrikam Consulting.').waitFor();
      await acting(page).getByText('Fabrikam Consulting').waitFor();
      await expectAccessible(page);
      await visitor.look('portal-profile-lost');
    } finally {
      await set('ACTIVE');
    }
    expect(visitor.complaints).toEqual([]);
  });

  test('finds one of many profiles, explains lapsed ones, and saves one as the default', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('nora');
    for (const city of cities) {
      await giveProfile(stack, 'nora', `Fourth Coffee ${city}`);
      await giveProfile(stack, 'nora', `Alpine Ski House ${city}`);
    }
    await giveProfile(stack, 'nora', 'Wingtip Toys', { isLapsed: true });
    await page.goto(`${stack.url}/accounts?returnTo=/profile`);
    await title(page, 'Multiple accounts').waitFor();
    const closed = page.getByRole('region', { name: 'Currently unavailable' });
    await closed.getByText(/Wingtip Toys ended on .* Access returns automatically/).waitFor();
    expect(await page.getByRole('radio', { name: /Wingtip/ }).count()).toBe(0);
    await visitor.look('portal-accounts-many');

    await page.getByRole('searchbox', { name: 'Search' }).fill('wingtip');
    await page.getByText('1 profile found.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await closed.getByText('Wingtip Toys', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: 'Search' }).fill('nobody at all');
    await page.getByText('0 profiles found.').waitFor();
    await page.getByRole('searchbox', { name: 'Search' }).fill('jensen');
    await page.getByText('25 profiles found.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(20);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('radio').nth(23).waitFor();
    await closed.getByText('Wingtip Toys', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    await page.getByRole('searchbox', { name: 'Search' }).fill('coffee ber');
    await page.getByText('2 profiles found.').waitFor();
    await page.getByRole('radio', { name: /Fourth Coffee Bern / }).check();
    await page.getByRole('checkbox', { name: 'Always use this profile' }).check();
    await visitor.look('portal-accounts-found');
    await page.getByRole('button', { name: 'Continue' }).click();
    await acting(page).getByText('Fourth Coffee Bern').waitFor();
    await visitor.signOut();

    const later = await openVisitor(browser(), stack);
    await later.enter('nora');
    await openMyProfile(later.page);
    await acting(later.page).getByText('It’s your default profile.').waitFor();
    await openMenu(later.page);
    await later.page.getByRole('menuitem', { name: 'Switch profile' }).click();
    // The last used profile is first, and is the active one.
    await later.page.getByRole('radio').first().waitFor();
    expect(await later.page.getByRole('radio', { name: /Fourth Coffee Bern / }).isChecked()).toBe(true);
    await later.page.getByText('In use now').waitFor();
    expect(await later.page.getByRole('radio').first().getAttribute('value')).toBe(
      (await profileOf(stack, 'nora', 'Fourth Coffee Bern')).id,
    );
    const byDefault = later.page.getByText('Default', { exact: true });
    await byDefault.waitFor();
    await later.look('portal-accounts-default');
    await later.page.getByRole('button', { name: 'Ask me each time' }).click();
    await later.page.getByText('You’ll choose a profile each time you sign in.').waitFor();
    await byDefault.waitFor({ state: 'detached' });
    await expectAccessible(later.page);
    expect(await later.page.getByRole('button', { name: 'Ask me each time' }).count()).toBe(0);
    expect(await later.page.getByText('You chose another profile in another tab.').count()).toBe(0);
    await later.page.getByRole('button', { name: 'Continue' }).click();
    await openMyProfile(later.page);
    await acting(later.page).getByText('You chose it for this session.').waitFor();
    await later.page.getByRole('link', { name: 'Profiles that you can’t use right now' }).click();
    await title(later.page, 'No access right now').waitFor();
    await later.page.getByText('You can’t use these profiles right now.').waitFor();
    expect([...visitor.complaints, ...later.complaints]).toEqual([]);
  });

  test.each([
    ['light', { ...desktop, colorScheme: 'light' }],
    ['dark', { ...desktop, colorScheme: 'dark' }],
    ['small', phone],
  ] as const)('is accessible, like the page for people without access, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    await visitor.enter('lee');
    await page.getByRole('radio').first().waitFor();
    await expectAccessible(page);
    await visitor.look(`portal-accounts-${name}`);
    const without = await openVisitor(browser(), stack, options);
    await without.enter('sara');
    await title(without.page, 'No access right now').waitFor();
    await without.page.getByText('You’re an administrator of the account.').waitFor();
    await expectAccessible(without.page);
    await without.look(`portal-no-access-${name}`);
    expect([...visitor.complaints, ...without.complaints]).toEqual([]);
  });
});

describeInBrowser('the pages about one’s own profiles', (browser) => {
  test('fit a small phone in every language', async () => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { page } = visitor;
    await visitor.enter('kim');
    const { id } = await giveProfile(stack, 'kim', 'Blue Yonder Airlines');
    await giveProfile(stack, 'kim', 'Litware');
    await giveProfile(stack, 'kim', 'Proseware', { isLapsed: true });
    await page.goto(stack.url);
    await page.getByRole('radio', { name: /Blue Yonder/ }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await home(page).waitFor();
    for (const [locale, accounts] of [
      ['de-DE', 'Mehrere Konten'],
      ['fr-FR', 'Plusieurs comptes'],
      ['es-ES', 'Varias cuentas'],
      ['da-DK', 'Flere konti'],
      ['ja-JP', '複数のアカウント'],
    ] as const) {
      await stack.database.write((manager) => manager.update(ProfileEntity, { id }, { locale }));
      await page.goto(`${stack.url}/accounts`);
      await title(page, accounts).waitFor();
      await page.getByText('Proseware', { exact: true }).waitFor();
      await visitor.look(`portal-accounts-${locale}`);
      await page.goto(`${stack.url}/profile`);
      await page.getByRole('listitem').first().waitFor();
      await visitor.look(`portal-profile-${locale}`);
      await page.goto(`${stack.url}/no-access`);
      await page.getByText('Proseware', { exact: true }).waitFor();
      await visitor.look(`portal-no-access-${locale}`);
    }
    await expectAccessible(page);
    expect(visitor.complaints).toEqual([]);
  });
});

describeInBrowser('the page for people without access', (browser) => {
  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ])('explains why, and continues as soon as a plan is renewed, on a %s', async (_name, size) => {
    const visitor = await openVisitor(browser(), stack, size);
    const { page } = visitor;
    await visitor.enter('sara');
    await page.getByText(/The Enhancement Plan of Tailspin Toys ended on .*\d{4}\. Access returns/).waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('Nothing has changed yet.').waitFor();
    const become = (kind: string) =>
      stack.database.write(async (manager) => {
        const { accountId } = await profileOf(stack, 'sara', 'Tailspin Toys');
        await manager.query('UPDATE account SET kind = ? WHERE id = ?', [kind, accountId]);
      });
    await become('PARTNER');
    await page.getByRole('button', { name: 'Check again' }).click();
    await title(page, 'Tailspin Toys').waitFor();
    await become('CUSTOMER');
    expect(visitor.complaints).toEqual([]);
  });
});
